package dev.firstline.intake.rim;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.firstline.intake.Stack;
import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Stack
class IdempotencyTest {

    @Test
    void aRepeatedRequestIsAnsweredAgainAndOpensNothing() {
        var tenant = newTenant();

        var first = post(tenant, "key-1", ticket("once"));
        var second = post(tenant, "key-1", ticket("once"));

        first.then().statusCode(201);
        second.then().statusCode(201).header("Idempotent-Replayed", "true");
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        crm(tenant).get("/v1/tickets").then().body("items", hasSize(1));
    }

    @Test
    void aKeyThatCameWithAnotherBodyIsRefused() {
        var tenant = newTenant();
        post(tenant, "key-1", ticket("one")).then().statusCode(201);

        post(tenant, "key-1", ticket("two"))
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:firstline:problem:idempotency-mismatch"));
    }

    @Test
    void anAnswerIsGivenAgainToWhoItWasMadeForAlone() {
        var tenant = newTenant();
        var words = "/v1/tickets/" + openId(tenant) + "/communications";
        var note = "{\"direction\":\"OUTBOUND\",\"visibility\":\"INTERNAL\",\"body\":\"He always calls.\"}";
        agent(tenant)
                .header("Idempotency-Key", "key-1")
                .body(note)
                .post(words)
                .then()
                .statusCode(201);

        crm(tenant)
                .header("Idempotency-Key", "key-1")
                .body(note)
                .post(words)
                .then()
                .statusCode(403);
        agent(tenant)
                .header("Idempotency-Key", "key-1")
                .body(note)
                .post(words)
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true");
        agent(tenant).get(words).then().body("items", hasSize(1));
    }

    @Test
    void keysOfAnotherTenantDoNotMatter() {
        post(newTenant(), "key-1", ticket("one")).then().statusCode(201);
        post(newTenant(), "key-1", ticket("two")).then().statusCode(201);
    }

    @Test
    void fiftyAtOnceWithOneKeyOpenOneTicket() throws InterruptedException, ExecutionException {
        var tenant = newTenant();
        Callable<Response> request = () -> post(tenant, "key-1", ticket("once"));
        try (var threads = Executors.newFixedThreadPool(50)) {
            var answers = threads.invokeAll(
                    IntStream.range(0, 50).mapToObj(i -> request).toList());
            for (Future<Response> answer : answers) {
                assertThat(answer.get().statusCode()).isIn(201, 409);
            }
        }
        crm(tenant).get("/v1/tickets").then().body("items", hasSize(1));
        post(tenant, "key-1", ticket("once")).then().statusCode(201);
    }

    @Test
    void aRefusedRequestMayBeMendedUnderItsKey() {
        var tenant = newTenant();
        post(tenant, "key-1", "{}").then().statusCode(422);

        post(tenant, "key-1", ticket("mended")).then().statusCode(201);
    }

    @Test
    void aRepeatedCommunicationIsAddedOnce() {
        var tenant = newTenant();
        var id = openId(tenant);
        var path = "/v1/tickets/" + id + "/communications";
        for (int i = 0; i < 2; i++) {
            agent(tenant)
                    .header("Idempotency-Key", "key-1")
                    .body("{\"direction\":\"OUTBOUND\",\"visibility\":\"CUSTOMER\",\"body\":\"Hello\"}")
                    .post(path)
                    .then()
                    .statusCode(201);
        }
        agent(tenant).get(path).then().body("items", hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "a\tb"})
    void aKeyThatIsNoneIsRefused(String key) {
        post(newTenant(), key, ticket("x")).then().statusCode(422);
    }

    @Test
    void aKeyOf256CharactersIsRefused() {
        for (var key : List.of("k".repeat(256), "k".repeat(5000))) {
            post(newTenant(), key, ticket("x")).then().statusCode(422);
        }
    }

    private static Response post(String tenant, String key, String body) {
        return crm(tenant).header("Idempotency-Key", key).body(body).post("/v1/tickets");
    }
}
