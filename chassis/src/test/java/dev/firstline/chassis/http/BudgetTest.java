package dev.firstline.chassis.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.fixture.Stack;
import dev.firstline.chassis.quota.Limits;
import dev.firstline.devstack.test.FirstlineStack;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** The budget of requests, as clients meet it. The tenant {@code thrifty} is configured to have next to none. */
@Stack
class BudgetTest {

    @Inject
    Limits limits;

    @Test
    void everyAnswerTellsThePoliciesAndWhatIsLeft() {
        for (var answer : new Response[] {
            note("contoso", "{\"text\":\"a\"}"), note("contoso", "{"), note("contoso/northwind", "{\"text\":\"a\"}")
        }) {
            assertThat(answer.header("RateLimit-Policy"))
                    .matches("\"requests\";q=15000;w=30(, \"requests-tree\";q=60000;w=30)?");
            assertThat(answer.header("RateLimit"))
                    .matches("\"requests\";r=\\d+;t=\\d+(, \"requests-tree\";r=\\d+;t=\\d+)?");
        }
        assertThat(note("contoso/northwind", "{\"text\":\"a\"}").header("RateLimit-Policy"))
                .contains("requests-tree");
    }

    @Test
    void whoHasUsedUpHisBudgetIsToldWhenToGoOnAndHisNeighbourIsServed() {
        Response answer = note("thrifty", "{\"text\":\"a\"}");
        int served = 0;
        while (answer.statusCode() == 201 && served < 100) {
            served++;
            answer = note("thrifty", "{\"text\":\"a\"}");
        }

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("type")).isEqualTo("urn:firstline:problem:too-many-requests");
        assertThat(answer.jsonPath().getList("violated-policies")).contains("requests");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isGreaterThanOrEqualTo(1);
        assertThat(answer.header("RateLimit")).startsWith("\"requests\";r=0;");
        assertThat(note("contoso", "{\"text\":\"a\"}").statusCode()).isEqualTo(201);
    }

    @Test
    void aTenantReadsWhatItUsesAndNothingOfOthersAndThePlatformReadsAll() {
        note("usage-a", "{\"text\":\"a\"}");
        note("usage-a/below", "{\"text\":\"a\"}");
        note("usage-b", "{\"text\":\"a\"}");

        assertThat(usage("usage-a", "crm-client").jsonPath().getList("items.tenant"))
                .containsExactly("usage-a", "usage-a/below");
        assertThat(usage("usage-a/below", "crm-client").jsonPath().getList("items.tenant"))
                .containsExactly("usage-a/below");
        assertThat(usage("*", "ops").jsonPath().getList("items.tenant"))
                .contains("usage-a", "usage-a/below", "usage-b")
                .allMatch(tenant -> !tenant.toString().contains("*"));
        // So much that it is not forgotten before it is read, however slow the machine: 500 come back each second.
        for (int i = 0; i < 14_000; i++) {
            limits.requests().take("usage-a", limits.now());
        }
        var own = usage("usage-a", "crm-client").jsonPath();
        assertThat(own.getInt("items[0].uses.'requests.burst'.limit")).isEqualTo(15_000);
        assertThat(own.getInt("items[0].uses.'requests.burst'.used")).isPositive();
        assertThat(own.getInt("items[0].uses.'in-progress.share'.used")).isEqualTo(1);
        RestAssured.given()
                .auth()
                .oauth2(FirstlineStack.token("usage-a", "crm-client"))
                .get("/v1/usage/sla-service")
                .then()
                .statusCode(404);
    }

    private static Response usage(String tenant, String role) {
        return RestAssured.given()
                .auth()
                .oauth2(FirstlineStack.token(tenant, role))
                .get("/v1/usage/intake-service");
    }

    private static Response note(String tenant, String body) {
        return RestAssured.given()
                .auth()
                .oauth2(FirstlineStack.token(tenant, "crm-client"))
                .contentType("application/json")
                .body(body)
                .post("/v1/notes");
    }
}
