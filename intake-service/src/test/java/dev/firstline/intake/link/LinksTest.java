package dev.firstline.intake.link;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.as;
import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.read;
import static dev.firstline.intake.IntakeApi.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.intake.Stack;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Stack
class LinksTest {

    private final String tenant = newTenant();

    @Test
    void bothEndsShowALinkAndSayWhoMadeIt() {
        var incident = openId(tenant);
        var problem = openId(tenant);

        var made = link(agent(tenant), incident, "CHILD_OF", problem);
        made.then()
                .statusCode(201)
                .header("Location", notNullValue())
                .body("kind", equalTo("CHILD_OF"))
                .body("ticket.id", equalTo(problem))
                .body("ticket.status", equalTo("NEW"))
                .body("client", equalTo("tests"))
                .body("subject", equalTo("test-user"));

        list(crm(tenant), incident).then().body("items.kind", equalTo(List.of("CHILD_OF")));
        list(crm(tenant), problem)
                .then()
                .body("items.kind", equalTo(List.of("PARENT_OF")))
                .body("items[0].ticket.id", equalTo(incident))
                .body("items[0].id", equalTo(made.path("id")));
        crm(tenant)
                .get("/v1/tickets/" + problem + "/links/" + made.path("id"))
                .then()
                .statusCode(200)
                .body("kind", equalTo("PARENT_OF"));
    }

    @Test
    void aLinkIsAChangeOfBothInTheFeedAndLeavesTheirVersionsAlone() {
        var one = openId(tenant);
        var other = openId(tenant);
        var id = link(agent(tenant), one, "RELATED_TO", other).<String>path("id");
        agent(tenant).delete("/v1/tickets/" + other + "/links/" + id).then().statusCode(204);

        var changes = await().until(
                        () -> crm(tenant).get("/v1/changes").jsonPath(),
                        page -> page.getList("items").size() == 6);
        assertThat(changes.getList("items.kind"))
                .containsExactly("OPENED", "OPENED", "LINKED", "LINKED", "UNLINKED", "UNLINKED");
        assertThat(changes.getList("items.version")).containsOnly(1);
        assertThat(changes.getList("items.ticketId").subList(2, 4)).containsExactlyInAnyOrder(one, other);
        assertThat(read(tenant, one).getInt("version")).isEqualTo(1);
        list(crm(tenant), one).then().body("items", hasSize(0));
        agent(tenant).delete("/v1/tickets/" + other + "/links/" + id).then().statusCode(404);
    }

    @Test
    void whatIsLinkedSoAlreadyStaysAsItIs() {
        var one = openId(tenant);
        var other = openId(tenant);
        var id = link(agent(tenant), one, "DUPLICATE_OF", other).<String>path("id");

        link(agent(tenant), one, "DUPLICATE_OF", other).then().statusCode(200).body("id", equalTo(id));
        link(agent(tenant), other, "DUPLICATED_BY", one)
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("kind", equalTo("DUPLICATED_BY"));
        list(crm(tenant), other).then().body("items", hasSize(1));
    }

    @Test
    void noLinksLeadRoundAndATicketHasOneParent() {
        var a = openId(tenant);
        var b = openId(tenant);
        var c = openId(tenant);
        link(agent(tenant), a, "CHILD_OF", b).then().statusCode(201);
        link(agent(tenant), b, "CHILD_OF", c).then().statusCode(201);

        link(agent(tenant), c, "CHILD_OF", a)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:firstline:problem:conflict"))
                .body("detail", containsString("lead round"));
        link(agent(tenant), a, "PARENT_OF", c).then().statusCode(409);
        link(agent(tenant), a, "CHILD_OF", c).then().statusCode(409).body("detail", containsString("can have one"));
        link(agent(tenant), a, "CHILD_OF", a).then().statusCode(422).body("errors[0].pointer", equalTo("/ticketId"));
        // Of another kind it is another matter.
        link(agent(tenant), c, "RELATED_TO", a).then().statusCode(201);
    }

    /** Each of the two alone is right; each sees nothing of the other's tickets. */
    @Test
    void twoLinksThatCloseACircleTogetherAreNotBothMade() throws Exception {
        for (int round = 0; round < 5; round++) {
            var tickets = Stream.generate(() -> openId(tenant)).limit(4).toList();
            link(agent(tenant), tickets.get(1), "CHILD_OF", tickets.get(2))
                    .then()
                    .statusCode(201);
            link(agent(tenant), tickets.get(3), "CHILD_OF", tickets.get(0))
                    .then()
                    .statusCode(201);
            try (var threads = Executors.newFixedThreadPool(2)) {
                var one = threads.submit(() -> link(agent(tenant), tickets.get(0), "CHILD_OF", tickets.get(1))
                        .statusCode());
                var other = threads.submit(() -> link(agent(tenant), tickets.get(2), "CHILD_OF", tickets.get(3))
                        .statusCode());
                assertThat(List.of(one.get(), other.get())).containsExactlyInAnyOrder(201, 409);
            }
        }
    }

    @Test
    void aTenantBelowLearnsNothingOfWhatItsTicketHasToDoWithAbove() {
        crm(tenant)
                .body("{\"tenantSlug\":\"northwind\"}")
                .put("/v1/customers/C-1")
                .then()
                .statusCode(201);
        var ofCustomer = openId(tenant);
        var problem = crm(tenant)
                .body(ticket("Connectors fail").replace("C-1", "C-2"))
                .post("/v1/tickets")
                .<String>path("id");
        var id = link(agent(tenant), ofCustomer, "CHILD_OF", problem).<String>path("id");
        var below = tenant + "/northwind";

        list(agent(below), ofCustomer).then().statusCode(200).body("items", hasSize(0));
        agent(below).get("/v1/tickets/" + ofCustomer + "/links/" + id).then().statusCode(404);
        list(agent(tenant), ofCustomer).then().body("items", hasSize(1));
        await().until(() ->
                crm(tenant).get("/v1/changes").jsonPath().getList("items").size() == 4);
        assertThat(crm(below).get("/v1/changes").jsonPath().getList("items.kind"))
                .containsExactly("OPENED");
        // Its own links it sees, but not who above made them.
        var second = openId(tenant);
        link(agent(tenant), ofCustomer, "RELATED_TO", second).then().statusCode(201);
        list(agent(below), ofCustomer)
                .then()
                .body("items.kind", equalTo(List.of("RELATED_TO")))
                .body("items[0].client", nullValue());
    }

    @Test
    void whatATenantBelowDoesNotSeeIsNotInItsWay() {
        var below = tenant + "/northwind";
        var own = ownTicketsBelow(3);
        var hidden = openOf("C-2");
        link(agent(tenant), own.get(0), "CHILD_OF", hidden).then().statusCode(201);
        link(agent(tenant), own.get(0), "DUPLICATE_OF", hidden).then().statusCode(201);
        link(agent(tenant), hidden, "CHILD_OF", own.get(1)).then().statusCode(201);

        link(agent(below), own.get(0), "DUPLICATE_OF", own.get(1)).then().statusCode(201);
        link(agent(below), own.get(1), "CHILD_OF", own.get(0)).then().statusCode(201);

        // What it sees itself is.
        link(agent(below), own.get(0), "DUPLICATE_OF", own.get(2))
                .then()
                .statusCode(409)
                .body("detail", containsString("can have one"));
        link(agent(below), own.get(0), "CHILD_OF", own.get(1))
                .then()
                .statusCode(409)
                .body("detail", containsString("lead round"));
        list(agent(below), own.get(0)).then().body("items.kind", equalTo(List.of("DUPLICATE_OF", "PARENT_OF")));
    }

    /** Three tickets lie round for the tenant above, which sees all links of them. */
    @Test
    void aWalkEndsWhereItHasBeenBefore() {
        var below = tenant + "/northwind";
        var own = ownTicketsBelow(3);
        var hidden = openOf("C-2");
        link(agent(tenant), own.get(0), "CHILD_OF", hidden).then().statusCode(201);
        link(agent(tenant), hidden, "CHILD_OF", own.get(1)).then().statusCode(201);
        link(agent(below), own.get(1), "CHILD_OF", own.get(0)).then().statusCode(201);

        link(agent(tenant), own.get(2), "CHILD_OF", hidden).then().statusCode(201);
        link(agent(tenant), hidden, "PARENT_OF", openOf("C-2")).then().statusCode(201);
    }

    private List<String> ownTicketsBelow(int count) {
        crm(tenant)
                .body("{\"tenantSlug\":\"northwind\"}")
                .put("/v1/customers/C-1")
                .then()
                .statusCode(201);
        return Stream.generate(() -> openId(tenant)).limit(count).toList();
    }

    private String openOf(String customer) {
        return crm(tenant)
                .body(ticket("Connectors fail").replace("C-1", customer))
                .post("/v1/tickets")
                .path("id");
    }

    @Test
    void onlyWhatTheCallerSeesIsLinkedAndOnlyByWhoChangesTickets() {
        var own = openId(tenant);
        var stranger = openId(newTenant());

        link(agent(tenant), own, "RELATED_TO", stranger)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/ticketId"));
        link(agent(tenant), stranger, "RELATED_TO", own).then().statusCode(404);
        link(as(tenant, Roles.BILLING_ADMIN), own, "RELATED_TO", own).then().statusCode(403);
        list(agent(tenant), stranger).then().statusCode(404);
    }

    private static Response link(RequestSpecification who, String ticket, String kind, String other) {
        return who.body("{\"kind\":\"%s\",\"ticketId\":\"%s\"}".formatted(kind, other))
                .post("/v1/tickets/" + ticket + "/links");
    }

    private static Response list(RequestSpecification who, String ticket) {
        return who.get("/v1/tickets/" + ticket + "/links");
    }
}
