package dev.firstline.intake.link;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.as;
import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.move;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.open;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.read;
import static dev.firstline.intake.IntakeApi.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.intake.IntakeRows;
import dev.firstline.intake.Stack;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@Stack
class MergeTest {

    private final String tenant = newTenant();

    @Test
    void theDuplicateEndsAndBothTellIt() {
        var first = open(tenant);
        var target = first.getString("id");
        var source = openId(tenant);

        merge(agent(tenant), source, target)
                .then()
                .statusCode(200)
                .body("ticketId", equalTo(source))
                .body("status", equalTo("CANCELED"))
                .body("into.id", equalTo(target))
                .body("into.version", equalTo(2))
                .body("waitingSince", equalTo(first.getString("openedAt")));

        var ended = read(tenant, source);
        assertThat(ended.getString("status")).isEqualTo("CANCELED");
        assertThat(ended.getString("statusReason")).isEqualTo("MERGED");
        assertThat(ended.getString("mergedInto")).isEqualTo(target);
        assertThat(read(tenant, target).getString("mergedInto")).isNull();
        links(target).then().body("items.kind", equalTo(List.of("DUPLICATED_BY")));
        var changes = await().until(
                        () -> crm(tenant).get("/v1/changes").jsonPath(),
                        page -> page.getList("items").size() == 6);
        assertThat(changes.getList("items.kind"))
                .containsExactlyInAnyOrder("OPENED", "OPENED", "LINKED", "LINKED", "STATUS_CHANGED", "MERGED");
        assertThat(changes.getList("items.subject")).containsOnly("test-user");
        var told = FirstlineStack.kafka()
                .await(
                        "firstline.ticket.v1",
                        Duration.ofSeconds(60),
                        record -> record.key().equals(target) && record.type().equals("ticket.merged"));
        assertThat(told.value())
                .contains(
                        "\"mergedTicketId\":\"" + source + "\"",
                        "\"mergedOpenedAt\":\"" + ended.getString("openedAt") + "\"",
                        "\"openedAt\":\"" + first.getString("openedAt") + "\"");
    }

    @Test
    void whatIsSaidOnTheDuplicateFromNowOnGoesToTheTicketThatStays() {
        var target = openId(tenant);
        var source = openId(tenant);
        say(source, "Before.").then().statusCode(201);
        merge(agent(tenant), source, target).then().statusCode(200);

        var said = say(source, "After.");
        said.then()
                .statusCode(201)
                .header("Location", containsString("/v1/tickets/" + target + "/communications/"))
                .body("ticketId", equalTo(target));
        say(target, "Too.").then().statusCode(201);

        thread(source, false).then().body("items.body", equalTo(List.of("Before.")));
        thread(target, false).then().body("items.body", equalTo(List.of("After.", "Too.")));
        thread(target, true)
                .then()
                .body("items.body", equalTo(List.of("Before.", "After.", "Too.")))
                .body("items.ticketId", equalTo(List.of(source, target, target)));
        thread(target, true, 2).then().body("items", hasSize(2));
        assertThat(read(tenant, source).getString("status")).isEqualTo("CANCELED");
    }

    @Test
    void alsoWhatWasMergedFirstIsHeardWhereTheLastOneWent() {
        var a = openId(tenant);
        var b = openId(tenant);
        var c = openId(tenant);
        merge(agent(tenant), a, b).then().statusCode(200);
        merge(agent(tenant), b, c).then().statusCode(200);

        say(a, "Anyone?").then().statusCode(201).body("ticketId", equalTo(c));
        assertThat(read(tenant, a).getString("mergedInto")).isEqualTo(c);
    }

    @Test
    void sentAgainItIsAnsweredAgainAndNothingIsDoneTwice() {
        var target = openId(tenant);
        var source = openId(tenant);
        var answer = merge(agent(tenant), source, target).asString();

        assertThat(merge(agent(tenant), source, target)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .isEqualTo(answer);
        assertThat(read(tenant, target).getInt("version")).isEqualTo(2);
        links(target).then().body("items", hasSize(1));
    }

    @Test
    void nothingIsMergedBackNorElsewhereNorIntoWhatHasEnded() {
        var target = openId(tenant);
        var source = openId(tenant);
        var third = openId(tenant);
        merge(agent(tenant), source, target).then().statusCode(200);

        merge(agent(tenant), target, source).then().statusCode(409).body("detail", containsString("was merged itself"));
        merge(agent(tenant), source, third).then().statusCode(409).body("detail", containsString(target));
        merge(agent(tenant), third, third).then().statusCode(422);
        move(tenant, third, "CANCELED");
        merge(agent(tenant), target, third).then().statusCode(409).body("detail", containsString("has ended"));
        merge(agent(tenant), third, target).then().statusCode(409);
    }

    @Test
    void wordsOfTwoCustomersStayApart() {
        var target = openId(tenant);
        var other = crm(tenant)
                .body(ticket("same").replace("C-1", "C-2"))
                .post("/v1/tickets")
                .<String>path("id");

        merge(agent(tenant), other, target).then().statusCode(409).body("detail", containsString("two customers"));
        merge(agent(tenant), openId(newTenant()), target).then().statusCode(404);
        merge(agent(tenant), target, openId(newTenant()))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/into"));
        merge(as(tenant, Roles.BILLING_ADMIN), other, target).then().statusCode(403);
    }

    @Test
    void whatAVendorWorksOnIsTheOneThatStays() {
        var target = openId(tenant);
        var source = openId(tenant);
        IntakeRows.run("""
                update ticket set escalation_id = gen_random_uuid(), escalation_state = 'FILED', escalation_at = now()
                where id = '%s'
                """.formatted(source));

        merge(agent(tenant), source, target).then().statusCode(409).body("detail", containsString("A vendor works"));
        merge(agent(tenant), target, source).then().statusCode(200);
    }

    @Test
    void aMergeStaysAndItsLinkWithIt() {
        var target = openId(tenant);
        var source = openId(tenant);
        merge(agent(tenant), source, target).then().statusCode(200);

        agent(tenant)
                .delete("/v1/tickets/" + target + "/links/" + links(target).path("items[0].id"))
                .then()
                .statusCode(409);
    }

    @Test
    void aLinkOfTheTenantAboveIsNotInTheWayOfAMergeBelowAndIsItsOwnToTakeAway() {
        crm(tenant)
                .body("{\"tenantSlug\":\"northwind\"}")
                .put("/v1/customers/C-1")
                .then()
                .statusCode(201);
        var target = openId(tenant);
        var source = openId(tenant);
        var hidden = crm(tenant)
                .body(ticket("the same elsewhere").replace("C-1", "C-2"))
                .post("/v1/tickets")
                .<String>path("id");
        var above = agent(tenant)
                .body("{\"kind\":\"DUPLICATE_OF\",\"ticketId\":\"%s\"}".formatted(hidden))
                .post("/v1/tickets/" + source + "/links");
        above.then().statusCode(201);

        merge(agent(tenant + "/northwind"), source, target).then().statusCode(200);

        agent(tenant)
                .delete("/v1/tickets/" + source + "/links/" + above.path("id"))
                .then()
                .statusCode(204);
    }

    @Test
    void twoThatAreMergedIntoEachOtherAtOnceAreMergedOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            var one = openId(tenant);
            var other = openId(tenant);
            try (var threads = Executors.newFixedThreadPool(2)) {
                var there =
                        threads.submit(() -> merge(agent(tenant), one, other).statusCode());
                var back = threads.submit(() -> merge(agent(tenant), other, one).statusCode());
                assertThat(List.of(there.get(), back.get())).containsExactlyInAnyOrder(200, 409);
            }
        }
    }

    @Test
    void theTicketThatStaysTakesOverTheLabelsAndTheQueueOrOwnerThatItHasNot() {
        as(tenant, Roles.ADMIN_AGENT)
                .body("{\"name\":\"Mail\"}")
                .put("/v1/queues/mail")
                .then()
                .statusCode(201);
        var target = openId(tenant);
        var source = openId(tenant);
        agent(tenant)
                .body("{\"add\":[\"vip\"]}")
                .post("/v1/tickets/" + source + "/labels")
                .then()
                .statusCode(200);
        assign(source, "hand-over", "{\"to\":{\"subject\":\"agent-7\"},\"queue\":\"mail\"}");
        assign(target, "take", "{}");
        merge(agent(tenant), source, target).then().statusCode(200);

        assertThat(read(tenant, target).getString("queue")).isEqualTo("mail");
        assertThat(read(tenant, target).getString("owner.subject")).isEqualTo("test-user");
        assertThat(read(tenant, target).getList("labels")).containsExactly("vip");
        assertThat(read(tenant, source).getString("owner.subject")).isEqualTo("agent-7");
        assign(source, "take", "{\"over\":true}").then().statusCode(409);
        var changes = await().until(
                        () -> crm(tenant).get("/v1/changes").jsonPath(),
                        page -> page.getList("items").size() == 11);
        assertThat(changes.getList(
                        "items.findAll { it.ticketId == '" + target + "' && it.kind == 'ASSIGNED' }.subject"))
                .containsExactly("test-user", "test-user");
    }

    private Response assign(String id, String how, String body) {
        return agent(tenant).body(body).post("/v1/tickets/" + id + "/assignment/" + how);
    }

    private Response merge(RequestSpecification who, String source, String target) {
        return who.body("{\"into\":\"" + target + "\"}").post("/v1/tickets/" + source + "/merge");
    }

    private Response links(String id) {
        return agent(tenant).get("/v1/tickets/" + id + "/links");
    }

    private Response say(String id, String words) {
        return crm(tenant)
                .body("{\"direction\":\"INBOUND\",\"visibility\":\"CUSTOMER\",\"body\":\"" + words + "\"}")
                .post("/v1/tickets/" + id + "/communications");
    }

    private Response thread(String id, boolean merged) {
        return thread(id, merged, 50);
    }

    private Response thread(String id, boolean merged, int limit) {
        return crm(tenant)
                .queryParam("merged", merged)
                .queryParam("limit", limit)
                .get("/v1/tickets/" + id + "/communications");
    }
}
