package dev.firstline.sla.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.firstline.chassis.id.Ids;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.sla.fixture.Api;
import dev.firstline.sla.fixture.Stack;
import dev.firstline.sla.fixture.Told;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Stack
class DryRunApiTest {

    private static final String TIGHTER = """
            policies:
              gold:
                rules:
                  - id: quick
                    goals:
                      - target: RESOLUTION
                        goal: PT1H
                        calendar: 24x7
            """;

    @Test
    void aProposalIsRunOverRecordedTicketsAndChangesNothing() {
        var tenant = Api.freshTenant();
        var ticket = Ids.next();
        Api.as(tenant, "admin-agent")
                .body(Map.of(
                        "tickets",
                        List.of(Map.of(
                                "ticketId", ticket,
                                "openedAt", "2026-03-02T09:00:00Z",
                                "type", "INCIDENT",
                                "severity", "A",
                                "language", "EN",
                                "events",
                                        List.of(Map.of(
                                                "at", "2026-03-02T12:00:00Z",
                                                "kind", "STATUS_CHANGED",
                                                "status", "RESOLVED"))))))
                .post("/v1/sla/history")
                .then()
                .statusCode(200);

        for (int time = 0; time < 2; time++) {
            dryRun(tenant, "admin-agent", "2026-04-01T00:00:00Z")
                    .statusCode(200)
                    .body("tickets", equalTo(1))
                    .body("changed", equalTo(1))
                    .body("lines.find { it.target == 'RESOLUTION' }.metBefore", equalTo(1))
                    .body("lines.find { it.target == 'RESOLUTION' }.breachedAfter", equalTo(1))
                    .body("changes.after.dueAt", hasItem("2026-03-02T10:00:00Z"));
        }
        Api.as(tenant, "crm-client")
                .get("/v1/tickets/{id}/clocks", ticket)
                .then()
                .body("clocks.find { it.target == 'RESOLUTION' }.state", equalTo("MET"));
        Api.as(tenant, "crm-client").get("/v1/policies/gold").then().statusCode(404);
        assertThat(Told.ofTenant(tenant)).isEmpty();
    }

    @Test
    void aPeriodThatIsNoneAndACallerWhoMayNotSetPoliciesAreRefused() {
        dryRun("contoso", "admin-agent", "yesterday").statusCode(422).contentType("application/problem+json");
        dryRun("contoso", "crm-client", "2026-04-01T00:00:00Z").statusCode(403);
    }

    private static ValidatableResponse dryRun(String tenant, String role, String to) {
        return RestAssured.given()
                .auth()
                .oauth2(FirstlineStack.token(tenant, role))
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig().defaultContentCharset("UTF-8")))
                .contentType("application/yaml")
                .queryParam("from", "2026-03-01T00:00:00Z")
                .queryParam("to", to)
                .body(TIGHTER.getBytes(StandardCharsets.UTF_8))
                .post("/v1/sla/configuration/dry-run")
                .then();
    }
}
