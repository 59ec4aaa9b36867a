package dev.firstline.chassis.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.firstline.chassis.fixture.CostlyResource;
import dev.firstline.chassis.fixture.Stack;
import dev.firstline.chassis.quota.Limits;
import dev.firstline.devstack.test.FirstlineStack;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one tenant does does not stop another's requests, nor the service's own signs of life. */
@Stack
class NeighboursTest {

    private static final int LARGE = 600 * 1024;

    @Inject
    Limits limits;

    private final List<RawClient> clients = new ArrayList<>();

    @AfterEach
    void end() throws IOException {
        for (var client : clients) {
            client.close();
        }
        Awaitility.await().until(() -> limits.unfinished().inside().isEmpty());
    }

    @Test
    void bodiesThatDoNotComeHoldNobodyUp() throws IOException {
        // More than there are worker threads, and of several tenants, since one alone is refused before.
        var tokens = IntStream.range(0, 5)
                .mapToObj(i -> FirstlineStack.token("slow" + i, "crm-client"))
                .toList();
        for (int i = 0; i < 300; i++) {
            keep(RawClient.open()).post("/v1/notes", tokens.get(i % 5), 100_000).say("{\"text\":\"");
        }
        Awaitility.await()
                .until(() -> limits.unfinished().inside().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum()
                        == 300);

        note("fabrikam").then().statusCode(201);
        RestAssured.get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void aTenantHasAFewPlacesForWhatTakesLongAndTheOthersHaveTheirs() throws Exception {
        int share = limits.settings().costly().share();
        var asked = new ArrayList<Future<Integer>>();
        try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4 * share; i++) {
                asked.add(askers.submit(() -> as("hog").get("/v1/costly/long").statusCode()));
            }
            Awaitility.await().until(() -> limits.inProgress().inside("hog") == share);
            assertThat(limits.costly().inside("hog")).isEqualTo(share);

            as("fabrikam").get("/v1/costly/short").then().statusCode(200);

            CostlyResource.MAY_END.release(asked.size());
            for (var one : asked) {
                assertThat(one.get()).isEqualTo(200);
            }
        }
    }

    @Test
    void aTenantHasAShareOfBodiesOnTheirWay() throws IOException {
        var token = FirstlineStack.token("slow", "crm-client");
        int share = limits.settings().body().unfinished();
        for (int i = 0; i < share; i++) {
            keep(RawClient.open()).post("/v1/notes", token, 1_000).say("{");
        }
        Awaitility.await().until(() -> limits.unfinished().inside("slow") == share);

        var oneMore = keep(RawClient.open()).post("/v1/notes", token, 1_000).say("{");

        assertThat(oneMore.status()).isEqualTo(429);
        oneMore.rest();
        note("fabrikam").then().statusCode(201);
    }

    @Test
    void aBodyThatComesTooSlowlyIsEndedWithAProblem() throws IOException {
        var silent = keep(RawClient.open())
                .post("/v1/notes", FirstlineStack.token("contoso", "crm-client"), 1_000)
                .say("{");

        assertThat(silent.status()).isEqualTo(408);
        silent.rest();
    }

    @Test
    void aBodyWithoutATokenIsNotWaitedFor() throws IOException {
        var stranger = keep(RawClient.open())
                .say(
                        "POST /v1/notes HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{");

        assertThat(stranger.status()).isEqualTo(401);
        // Its end, without another byte from here.
        stranger.rest();
    }

    @Test
    void largeBodiesThatDoNotComeRefuseNobodysLargeRequests() throws IOException {
        for (int i = 0; i < 12; i++) {
            keep(RawClient.open()).say("""
                            POST /v1/notes/large HTTP/1.1\r
                            Host: localhost\r
                            Authorization: Bearer %s\r
                            Content-Type: application/json\r
                            Transfer-Encoding: chunked\r
                            \r
                            c\r
                            {"text":"aaa\r
                            """.formatted(FirstlineStack.token("slow", "crm-client")));
        }
        Awaitility.await().until(() -> limits.unfinished().inside("slow") == 12);

        as("fabrikam")
                .body("{}" + " ".repeat(LARGE))
                .post("/v1/notes/large")
                .then()
                .statusCode(200);
    }

    @Test
    void bodiesOfOneTenantHaveTheirShareOfMemory() throws IOException {
        var token = FirstlineStack.token("wide", "crm-client");
        int bytes = 900 * 1024;
        long fit = limits.settings().body().share() / bytes;
        for (int i = 0; i < fit; i++) {
            keep(RawClient.open()).post("/v1/notes/large", token, bytes + 1).say(" ".repeat(bytes));
        }
        Awaitility.await().until(() -> limits.bodies().taken().getOrDefault("wide", 0L) == fit * bytes);

        var oneMore = keep(RawClient.open()).post("/v1/notes/large", token, bytes + 1);
        oneMore.say(" ".repeat(bytes));

        assertThat(oneMore.status()).isEqualTo(429);
        as("fabrikam")
                .body("{}" + " ".repeat(LARGE))
                .post("/v1/notes/large")
                .then()
                .statusCode(200);
    }

    @Test
    void answersThatAreNotReadHoldNobodyUp() throws IOException {
        var token = FirstlineStack.token("deaf", "crm-client");
        for (int i = 0; i < 240; i++) {
            keep(RawClient.openNarrow()).get("/v1/notes/long", token);
        }
        Awaitility.await().until(() -> limits.answers().taken().containsKey("deaf"));

        note("fabrikam").then().statusCode(201);
        RestAssured.get("/q/health/live").then().statusCode(200);
        assertThat(limits.answers().taken().getOrDefault("deaf", 0L))
                .isLessThanOrEqualTo(limits.settings().answer().share());
    }

    @Test
    void anAnswerThatIsNeverReadEndsWithItsConnection() throws IOException {
        keep(RawClient.openNarrow()).get("/v1/notes/long", FirstlineStack.token("deaf", "crm-client"));
        Awaitility.await().until(() -> limits.answers().taken().containsKey("deaf"));

        Awaitility.await().until(() -> !limits.answers().taken().containsKey("deaf"));
        assertThat(limits.inProgress().inside("deaf")).isZero();
    }

    private RawClient keep(RawClient client) {
        clients.add(client);
        return client;
    }

    private static Response note(String tenant) {
        return as(tenant).body("{\"text\":\"served\"}").post("/v1/notes");
    }

    private static RequestSpecification as(String tenant) {
        return RestAssured.given()
                .auth()
                .oauth2(FirstlineStack.token(tenant, "crm-client"))
                .contentType("application/json");
    }
}
