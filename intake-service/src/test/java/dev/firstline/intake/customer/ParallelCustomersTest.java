package dev.firstline.intake.customer;

import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.firstline.intake.Stack;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Customers and contacts that several write at the same moment. */
@Stack
class ParallelCustomersTest {

    private static final int WRITERS = 8;

    @ParameterizedTest
    @ValueSource(strings = {"C-1", "C-1/contacts/P-1"})
    void ofManyChangesOnTopOfOneVersionOneIsMade(String path) throws Exception {
        var tenant = newTenant();
        put(tenant, "C-1", "{\"name\":\"first\"}");
        put(tenant, path, "{\"name\":\"first\"}");

        var answers = atOnce(n -> crm(tenant)
                .header("If-Match", "\"1\"")
                .body("{\"name\":\"name " + n + "\"}")
                .put("/v1/customers/" + path));

        assertThat(answers.stream().map(Response::statusCode).sorted())
                .containsExactly(200, 412, 412, 412, 412, 412, 412, 412);
        var winner = answers.stream()
                .filter(answer -> answer.statusCode() == 200)
                .findFirst()
                .orElseThrow();
        crm(tenant)
                .get("/v1/customers/" + path)
                .then()
                .header("ETag", startsWith("\"2."))
                .body("name", equalTo(winner.path("name")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C-1", "C-1/contacts/P-1"})
    void ofManyFirstPutsOneMakesItAndEachOtherIsAChangeOfItsOwn(String path) throws Exception {
        var tenant = newTenant();
        if (path.contains("/")) {
            put(tenant, "C-1", "{}");
        }

        var answers = atOnce(n -> put(tenant, path, "{\"name\":\"name " + n + "\"}"));

        assertThat(answers.stream().map(Response::statusCode).sorted())
                .containsExactly(200, 200, 200, 200, 200, 200, 200, 201);
        assertThat(answers.stream().map(answer -> answer.header("ETag")).distinct())
                .hasSize(WRITERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C-2", "C-1/contacts/P-1"})
    void aChangeOfSomethingThatIsNotThereIsRefusedAndMakesNothing(String path) {
        var tenant = newTenant();
        put(tenant, "C-1", "{}");

        crm(tenant)
                .header("If-Match", "\"1\"")
                .body("{\"name\":\"x\"}")
                .put("/v1/customers/" + path)
                .then()
                .statusCode(412)
                .body("type", equalTo("urn:firstline:problem:stale-version"));
        crm(tenant).get("/v1/customers/" + path).then().statusCode(404);
    }

    @RepeatedTest(3)
    void importsWithTheSameNewCustomersAndReferencesInAnyOrderAreAllTaken() throws Exception {
        var tenant = newTenant();
        var ascending = IntStream.range(100, 180)
                .mapToObj(ParallelCustomersTest::imported)
                .toList();
        var orders = List.of(ascending, ascending.reversed());

        var answers = atOnce(n -> crm(tenant)
                .body("{\"tickets\":[" + String.join(",", orders.get(n % 2)) + "]}")
                .post("/v1/tickets/bulk"));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        var outcomes = answers.stream()
                .flatMap(answer -> answer.jsonPath().getList("items.status", Integer.class).stream())
                .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
        assertThat(outcomes).containsOnlyKeys(201, 409).containsEntry(201, 80L);
    }

    private static String imported(int n) {
        return ticket("import")
                .replace("C-1", "C-" + n)
                .replace(
                        "{\"title",
                        "{\"externalReference\":\"R-" + n + "\",\"contact\":{\"externalId\":\"P-" + n + "\"},\"title");
    }

    private interface Request {
        Response send(int n);
    }

    private static List<Response> atOnce(Request request) throws Exception {
        var go = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            var answers = new ArrayList<Future<Response>>();
            for (int i = 0; i < WRITERS; i++) {
                int n = i;
                Callable<Response> work = () -> {
                    go.await();
                    return request.send(n);
                };
                answers.add(threads.submit(work));
            }
            go.countDown();
            var all = new ArrayList<Response>();
            for (var answer : answers) {
                all.add(answer.get());
            }
            return all;
        }
    }

    private static Response put(String tenant, String path, String body) {
        return crm(tenant).body(body).put("/v1/customers/" + path);
    }
}
