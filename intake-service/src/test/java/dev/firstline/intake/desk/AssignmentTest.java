package dev.firstline.intake.desk;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.as;
import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.move;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.intake.Stack;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who works on a ticket. The subject of all tokens here is test-user. */
@Stack
class AssignmentTest {

    private static final String TO_OTHER = "{\"to\":{\"subject\":\"agent-7\",\"name\":\"Dana Reis\"}}";

    private final String tenant = newTenant();
    private String id = "";

    @BeforeEach
    void openTicket() {
        id = openId(tenant);
        as(tenant, Roles.ADMIN_AGENT)
                .body("{\"name\":\"Mail\"}")
                .put("/v1/queues/mail")
                .then()
                .statusCode(201);
    }

    @Test
    void whoTakesATicketWorksOnItUntilItIsReleased() {
        ask(agent(tenant), "take", "{\"name\":\"Test\"}")
                .then()
                .statusCode(200)
                .body("owner.subject", equalTo("test-user"))
                .body("owner.name", equalTo("Test"));
        assertThat(read(tenant, id).getString("owner.subject")).isEqualTo("test-user");
        ask(agent(tenant), "take", "{}").then().statusCode(200).body("owner.name", equalTo("Test"));

        ask(agent(tenant), "release", "{}").then().statusCode(200).body("owner", nullValue());
        assertThat(read(tenant, id).getString("owner")).isNull();
        // The version is that of what is told to everybody who reads the ticket.
        assertThat(read(tenant, id).getInt("version")).isEqualTo(1);
    }

    @Test
    void whatSomebodyElseWorksOnIsTakenOverOnPurposeAlone() {
        ask(crm(tenant), "hand-over", TO_OTHER).then().statusCode(200).body("owner.name", equalTo("Dana Reis"));

        ask(agent(tenant), "take", "{}").then().statusCode(409).body("detail", containsString("agent-7"));
        ask(agent(tenant), "take", "{\"over\":true}")
                .then()
                .statusCode(200)
                .body("owner.subject", equalTo("test-user"));
    }

    @Test
    void aTicketThatIsHandedIntoAQueueIsNobodysAndTheNoteIsTheDesks() {
        ask(agent(tenant), "take", "{}");
        ask(agent(tenant), "hand-over", "{\"queue\":\"mail\",\"note\":\"He waits for the certificate.\"}")
                .then()
                .statusCode(200)
                .body("queue", equalTo("mail"))
                .body("owner", nullValue());

        agent(tenant)
                .get("/v1/tickets/" + id + "/communications")
                .then()
                .body("items.body", equalTo(List.of("He waits for the certificate.")))
                .body("items.visibility", equalTo(List.of("INTERNAL")));
        ask(agent(tenant), "take", "{}").then().body("queue", equalTo("mail"));
        ask(crm(tenant), "hand-over", "{\"queue\":\"mail\",\"note\":\"x\"}")
                .then()
                .statusCode(403);
        assertThat(read(tenant, id).getString("owner.subject")).isEqualTo("test-user");
    }

    @Test
    void eachChangeIsInTheFeedWithWhoMadeItAndWhatChangesNothingIsNot() {
        ask(agent(tenant), "take", "{}");
        ask(agent(tenant), "take", "{}");
        ask(agent(tenant), "release", "{}");
        ask(agent(tenant), "release", "{}");

        var changes = await().until(
                        () -> crm(tenant).get("/v1/changes").jsonPath(),
                        page -> page.getList("items").size() == 3);
        assertThat(changes.getList("items.kind")).containsExactly("OPENED", "ASSIGNED", "ASSIGNED");
        assertThat(changes.getList("items.subject")).containsOnly("test-user");
    }

    @Test
    void listsAreOfAnOwnerOfAQueueOrOfWhatIsNobodys() {
        var taken = openId(tenant);
        var queued = openId(tenant);
        agent(tenant).body("{}").post("/v1/tickets/" + taken + "/assignment/take");
        agent(tenant).body("{\"queue\":\"mail\"}").post("/v1/tickets/" + queued + "/assignment/hand-over");

        assertThat(list("owner=test-user")).containsExactly(taken);
        assertThat(list("owner=agent-7")).isEmpty();
        assertThat(list("queue=mail")).containsExactly(queued);
        assertThat(list("queue=mail&unassigned=true")).containsExactly(queued);
        assertThat(list("unassigned=true")).containsExactly(queued, id);
        assertThat(list("unassigned=true&status=NEW&customer=C-1")).containsExactly(queued, id);
        assertThat(list("owner=test-user&status=CLOSED")).isEmpty();
        agent(tenant).get("/v1/tickets?owner=test-user").then().body("items[0].owner.subject", equalTo("test-user"));
        move(tenant, queued, "CANCELED");
        assertThat(list("unassigned=true")).containsExactly(id);
        assertThat(list("queue=mail")).containsExactly(queued);
    }

    @Test
    void tenantsBelowAreNotToldWhoWorksForThePartnerAndDoNotTakeItFromHim() {
        var below = tenant + "/fabrikam";
        crm(tenant)
                .body("{\"tenantSlug\":\"fabrikam\"}")
                .put("/v1/customers/C-2")
                .then()
                .statusCode(201);
        var ofBelow = openId(below);
        agent(tenant)
                .body("{\"to\":{\"subject\":\"agent-7\"},\"queue\":\"mail\"}")
                .post("/v1/tickets/" + ofBelow + "/assignment/hand-over")
                .then()
                .statusCode(200);

        agent(below)
                .get("/v1/tickets/" + ofBelow)
                .then()
                .body("owner", nullValue())
                .body("queue", nullValue());
        agent(below).get("/v1/tickets?owner=agent-7").then().body("items.id", equalTo(List.of()));
        agent(below).get("/v1/tickets?queue=mail").then().body("items.id", equalTo(List.of()));
        agent(below)
                .body("{\"over\":true}")
                .post("/v1/tickets/" + ofBelow + "/assignment/take")
                .then()
                .statusCode(409);
        await().until(() ->
                crm(tenant).get("/v1/changes").jsonPath().getList("items").size() == 3);
        assertThat(crm(below).get("/v1/changes").jsonPath().getList("items.kind"))
                .containsExactly("OPENED");
        assertThat(list("owner=agent-7")).containsExactly(ofBelow);
        assertThat(list("queue=mail")).containsExactly(ofBelow);
    }

    @Test
    void whatCannotBeIsRefused() {
        ask(agent(tenant), "hand-over", "{}").then().statusCode(422);
        ask(agent(tenant), "hand-over", "{\"queue\":\"absent\"}")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/queue"));
        ask(as(tenant, Roles.BILLING_ADMIN), "take", "{}").then().statusCode(403);
        ask(agent(newTenant()), "take", "{}").then().statusCode(404);
        move(tenant, id, "CANCELED");
        ask(agent(tenant), "take", "{}").then().statusCode(409);
    }

    private Response ask(RequestSpecification who, String what, String body) {
        return who.body(body).post("/v1/tickets/" + id + "/assignment/" + what);
    }

    private List<String> list(String filter) {
        return agent(tenant)
                .get("/v1/tickets?" + filter)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id", String.class);
    }
}
