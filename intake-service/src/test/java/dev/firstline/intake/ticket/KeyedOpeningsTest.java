package dev.firstline.intake.ticket;

import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.intake.IntakeRows;
import dev.firstline.intake.Stack;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Requests with keys, and those of different tenants, are opened together as others are, and each is still done once and for itself. */
@Stack
class KeyedOpeningsTest {

    private static final int AT_ONCE = 24;
    private static final int ROUNDS = 20;

    @Test
    void ticketsOfRequestsWithKeysShareTransactionsAndTheirAnswersAreInTheSame() throws Exception {
        var tenant = newTenant();
        openId(tenant);

        assertThat(sharedOnce(List.of(tenant), round -> n -> post(tenant, "key-" + round + "-" + n, ticket("keyed"))))
                .isTrue();

        assertThat(IntakeRows.one("""
                        select count(*) from idempotent_answer a
                        where tenant = ? and not exists (
                            select from ticket t where t.id = (a.body::json ->> 'id')::uuid and t.xmin = a.xmin)
                        """, tenant)).isEqualTo("0");
        assertThat(IntakeRows.one("select count(*) from idempotent_answer where tenant = ?", tenant))
                .isEqualTo(IntakeRows.one("select count(*) - 1 from ticket where tenant = ?", tenant));
    }

    @Test
    void ticketsOfSeveralTenantsShareTransactionsAndEachIsItsTenantsAlone() throws Exception {
        var tenants = IntStream.range(0, AT_ONCE).mapToObj(n -> newTenant()).toList();
        tenants.forEach(tenant -> openId(tenant));

        assertThat(sharedOnce(tenants, round -> n -> post(tenants.get(n), "key-" + round, ticket("of " + n))))
                .isTrue();

        for (int n = 0; n < AT_ONCE; n++) {
            var titles = crm(tenants.get(n)).get("/v1/tickets").jsonPath().getList("items.title", String.class);
            assertThat(titles).containsOnly("of " + n, "Printer is silent");
        }
    }

    @Test
    void aReferenceInUseByOneTenantFailsNobodyElse() throws Exception {
        var tenants = IntStream.range(0, AT_ONCE).mapToObj(n -> newTenant()).toList();
        tenants.forEach(tenant -> openId(tenant));
        var taken = ticket("again").replace("{\"title", "{\"externalReference\":\"R-1\",\"title");
        crm(tenants.getFirst()).body(taken).post("/v1/tickets").then().statusCode(201);

        var answers = atOnce(n -> crm(tenants.get(n)).body(taken).post("/v1/tickets"));

        assertThat(answers.getFirst().statusCode()).isEqualTo(409);
        assertThat(answers.subList(1, AT_ONCE))
                .allSatisfy(answer -> answer.then().statusCode(201));
    }

    @Test
    void aRepeatedKeyIsAnsweredWithTheVeryBytesOfTheFirstAnswer() {
        var tenant = newTenant();
        openId(tenant);

        var first = post(tenant, "key-1", ticket("once"));
        var second = post(tenant, "key-1", ticket("once"));

        first.then().statusCode(201).header("ETag", equalTo("\"1\"")).header("Idempotent-Replayed", equalTo(null));
        second.then()
                .statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .header("Location", equalTo(first.header("Location")))
                .header("Content-Type", equalTo(first.header("Content-Type")))
                .header("Idempotent-Replayed", equalTo("true"));
        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
        crm(tenant).get("/v1/tickets/" + first.path("id")).then().body(equalTo(first.asString()));
        post(tenant, "key-1", ticket("other"))
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:firstline:problem:idempotency-mismatch"));
    }

    @Test
    void withTheLookForEarlierAnswersSabotagedTheKeyOfTheTableStillKeepsATicketSingle() {
        var tenant = newTenant();
        openId(tenant);
        var sound = IntakeRows.one(
                "select pg_get_functiondef('firstline_is_first(text, text, text, text, text)'::regprocedure)");
        IntakeRows.run("""
                create or replace function firstline_is_first(tenant text, client text, holder text, route text, key text)
                    returns boolean language sql volatile return true
                """);
        try {
            var first = post(tenant, "key-1", ticket("once"));
            var second = post(tenant, "key-1", ticket("once"));

            assertThat(second.asString()).isEqualTo(first.asString());
            second.then().statusCode(201).header("Idempotent-Replayed", equalTo("true"));
        } finally {
            IntakeRows.run(sound);
        }
        crm(tenant).get("/v1/tickets").then().body("items", hasSize(2));
    }

    @Test
    void aKeyThatATransactionOfTheLanesHoldsIsInProgressForEverybodyElse() throws SQLException {
        var tenant = newTenant();
        openId(tenant);
        post(tenant, "key-1", ticket("one")).then().statusCode(201);
        try (var lane = FirstlineStack.superuser("intake").getConnection();
                var statement = lane.prepareStatement("""
                        select bool_and(firstline_is_first(tenant, client, holder, route, 'key-2'))
                        from idempotent_answer where tenant = ? and key = 'key-1'
                        """)) {
            lane.setAutoCommit(false);
            statement.setString(1, tenant);
            try (var row = statement.executeQuery()) {
                row.next();
                assertThat(row.getBoolean(1)).isTrue();
            }

            post(tenant, "key-2", ticket("two"))
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("urn:firstline:problem:idempotency-in-progress"));
            lane.rollback();
        }
        post(tenant, "key-2", ticket("two")).then().statusCode(201);
    }

    /** Whether tickets of the tenants were stored by one transaction in one of the rounds. */
    private static boolean sharedOnce(List<String> tenants, IntFunction<IntFunction<Response>> requests)
            throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var answers = atOnce(requests.apply(round));
            assertThat(answers).allSatisfy(answer -> answer.then().statusCode(201));
            if (Boolean.parseBoolean(IntakeRows.one(
                    "select (count(distinct xmin::text) < count(*))::text from ticket where tenant = any(?)",
                    (Object) tenants.toArray(String[]::new)))) {
                return true;
            }
        }
        return false;
    }

    private static List<Response> atOnce(IntFunction<Response> request) throws Exception {
        var go = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var answers = new ArrayList<Future<Response>>();
            for (int i = 0; i < AT_ONCE; i++) {
                int n = i;
                answers.add(threads.submit(() -> {
                    go.await();
                    return request.apply(n);
                }));
            }
            go.countDown();
            var all = new ArrayList<Response>();
            for (var answer : answers) {
                all.add(answer.get());
            }
            return all;
        }
    }

    private static Response post(String tenant, String key, String body) {
        return crm(tenant).header("Idempotency-Key", key).body(body).post("/v1/tickets");
    }
}
