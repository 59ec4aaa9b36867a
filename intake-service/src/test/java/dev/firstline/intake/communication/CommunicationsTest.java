package dev.firstline.intake.communication;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.as;
import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.move;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.intake.Stack;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

@Stack
class CommunicationsTest {

    @Test
    void wordsAreKeptInTheirOrderAndToldWithoutTheWords() {
        var tenant = newTenant();
        var id = openId(tenant);

        var added = say(agent(tenant), id, "OUTBOUND", "CUSTOMER", "We look into it.");
        say(crm(tenant), id, "INBOUND", "CUSTOMER", "Thank you.");

        assertThat(read(tenant, id).getInt("version")).isEqualTo(3);
        crm(tenant)
                .get("/v1/tickets/" + id + "/communications")
                .then()
                .body("items.body", equalTo(List.of("We look into it.", "Thank you.")));
        crm(tenant)
                .get("/v1/tickets/" + id + "/communications/" + added)
                .then()
                .statusCode(200)
                .body("direction", equalTo("OUTBOUND"));
        var told = FirstlineStack.kafka()
                .await(
                        "firstline.ticket.v1",
                        Duration.ofSeconds(60),
                        record -> record.value().contains(added));
        assertThat(told.type()).isEqualTo("ticket.communication-added");
        assertThat(told.value()).doesNotContain("look into it");
    }

    /** Diagnosis reads what a customer says later; what the desk says to the customer, or notes, is nobody's but intake's. */
    @Test
    void wordsOfTheCustomerAloneAreToldOnTheTopicOfWordsAndAreOneChangeOfTheFeed() {
        var tenant = newTenant();
        var id = openId(tenant);
        say(agent(tenant), id, "OUTBOUND", "CUSTOMER", "We look into it.");
        say(agent(tenant), id, "OUTBOUND", "INTERNAL", "He always calls.");
        var added = say(crm(tenant), id, "INBOUND", "CUSTOMER", "It still fails.");

        var told = FirstlineStack.kafka()
                .await(
                        "firstline.ticket-text.v1",
                        Duration.ofSeconds(60),
                        record -> record.key().equals(id) && record.type().equals("ticket-text.answered"));
        assertThat(told.value())
                .contains("\"body\":\"It still fails.\"", "\"communicationId\":\"" + added + "\"", "\"version\":3");
        assertThat(FirstlineStack.kafka().records("firstline.ticket-text.v1").stream()
                        .filter(record ->
                                record.key().equals(id) && record.type().equals("ticket-text.answered")))
                .hasSize(1);
        assertThat(crm(tenant).get("/v1/changes").jsonPath().getList("items.kind"))
                .containsExactly("OPENED", "COMMUNICATION_ADDED", "COMMUNICATION_ADDED");
    }

    @Test
    void wordsOfTheCustomerBringAWaitingTicketBackToWork() {
        var tenant = newTenant();
        var id = openId(tenant);
        move(tenant, id, "TRIAGED", "WAITING_ON_CUSTOMER");

        say(agent(tenant), id, "OUTBOUND", "CUSTOMER", "Any news?");
        assertThat(read(tenant, id).getString("status")).isEqualTo("WAITING_ON_CUSTOMER");
        say(crm(tenant), id, "INBOUND", "CUSTOMER", "Here is the log.");

        assertThat(read(tenant, id).getString("status")).isEqualTo("IN_PROGRESS");
        var told = FirstlineStack.kafka()
                .await(
                        "firstline.ticket.v1",
                        Duration.ofSeconds(60),
                        record -> record.key().equals(id) && record.value().contains("\"cause\":\"CUSTOMER\""));
        assertThat(told.value()).contains("\"from\":\"WAITING_ON_CUSTOMER\"");
    }

    @Test
    void wordsOfTheCustomerReopenAResolvedTicket() {
        var tenant = newTenant();
        var id = openId(tenant);
        move(tenant, id, "TRIAGED", "IN_PROGRESS", "RESOLVED");

        say(crm(tenant), id, "INBOUND", "CUSTOMER", "It is back.");

        assertThat(read(tenant, id).getString("status")).isEqualTo("IN_PROGRESS");
        assertThat(read(tenant, id).getString("statusReason")).isEqualTo("REOPENED_BY_CUSTOMER");
    }

    @Test
    void notesOfTheDeskAreHiddenFromTheCrm() {
        var tenant = newTenant();
        var id = openId(tenant);
        var note = say(agent(tenant), id, "OUTBOUND", "INTERNAL", "He always calls.");

        crm(tenant).get("/v1/tickets/" + id + "/communications").then().body("items", hasSize(0));
        crm(tenant).get("/v1/tickets/" + id + "/communications/" + note).then().statusCode(404);
        agent(tenant).get("/v1/tickets/" + id + "/communications").then().body("items", hasSize(1));
        as(tenant, Roles.CRM_CLIENT, Roles.HELPDESK_AGENT)
                .get("/v1/tickets/" + id + "/communications")
                .then()
                .body("items", hasSize(1));
        refused(crm(tenant), id, "OUTBOUND", "INTERNAL", 403);
    }

    @Test
    void whoMayNotReadNotesSeesNothingMoveWhenOneIsWritten() {
        var tenant = newTenant();
        var id = openId(tenant);
        say(agent(tenant), id, "OUTBOUND", "CUSTOMER", "We look into it.");
        var before = crm(tenant).get("/v1/tickets/" + id);
        var feed = crm(tenant).get("/v1/changes").asString();

        var note = say(agent(tenant), id, "OUTBOUND", "INTERNAL", "He always calls.");

        var after = crm(tenant).get("/v1/tickets/" + id);
        assertThat(after.asString()).isEqualTo(before.asString());
        assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
        assertThat(crm(tenant).get("/v1/changes").jsonPath().getList("items"))
                .isEqualTo(JsonPath.from(feed).getList("items"));
        crm(tenant)
                .header("If-Match", before.header("ETag"))
                .body("{\"title\":\"Still silent\"}")
                .patch("/v1/tickets/" + id)
                .then()
                .statusCode(200)
                .body("version", equalTo(3));
        crm(tenant).get("/v1/changes").then().body("items.version", equalTo(List.of(1, 2, 3)));
        agent(tenant)
                .get("/v1/changes")
                .then()
                .body("items.kind", equalTo(List.of("OPENED", "COMMUNICATION_ADDED", "NOTE_ADDED", "TEXT_CORRECTED")))
                .body("items.version", equalTo(List.of(1, 2, 2, 3)));
        var told = FirstlineStack.kafka()
                .await(
                        "firstline.ticket.v1",
                        Duration.ofSeconds(60),
                        record -> record.value().contains(note));
        assertThat(told.value()).contains("\"version\":2");
    }

    @Test
    void whoWorksForTheTenantAboveIsNotToldBelow() {
        var partner = newTenant();
        var below = partner + "/northwind";
        crm(partner).body("{\"tenantSlug\":\"northwind\"}").put("/v1/customers/C-1");
        var id = openId(partner);
        var byPartner = say(agent(partner), id, "OUTBOUND", "CUSTOMER", "We look into it.");
        say(crm(below), id, "INBOUND", "CUSTOMER", "Thank you.");

        var thread = "/v1/tickets/" + id + "/communications";
        crm(below).get(thread).then().body("items.author", equalTo(Arrays.asList(null, "test-user")));
        crm(below).get(thread + "/" + byPartner).then().statusCode(200).body("author", nullValue());
        crm(partner).get(thread).then().body("items.author", equalTo(List.of("test-user", "test-user")));
    }

    @Test
    void whoOnlyWritesNotesDoesNotSpeakToTheCustomer() {
        var tenant = newTenant();
        var id = openId(tenant);

        say(as(tenant, Roles.BILLING_ADMIN), id, "OUTBOUND", "INTERNAL", "Paid.");
        refused(as("*", Roles.OPS), id, "OUTBOUND", "INTERNAL", 403);
        refused(as(tenant, Roles.BILLING_ADMIN), id, "OUTBOUND", "CUSTOMER", 403);
        refused(as(tenant, Roles.OPS), id, "INBOUND", "CUSTOMER", 403);
        refused(as(tenant, Roles.SALES_AGENT), id, "OUTBOUND", "CUSTOMER", 403);
    }

    @Test
    void aCustomerWritesNoNotesAndATicketThatEndedTakesNotesAlone() {
        var tenant = newTenant();
        var id = openId(tenant);

        refused(agent(tenant), id, "INBOUND", "INTERNAL", 422);
        move(tenant, id, "CANCELED");
        refused(agent(tenant), id, "INBOUND", "CUSTOMER", 409);
        say(agent(tenant), id, "OUTBOUND", "INTERNAL", "Post mortem.");
    }

    @Test
    void theThreadIsReadPageByPage() {
        var tenant = newTenant();
        var id = openId(tenant);
        for (int i = 0; i < 3; i++) {
            say(agent(tenant), id, "OUTBOUND", "CUSTOMER", "words " + i);
        }
        var first =
                crm(tenant).get("/v1/tickets/" + id + "/communications?limit=2").jsonPath();

        crm(tenant)
                .queryParam("cursor", first.getString("next"))
                .get("/v1/tickets/" + id + "/communications?limit=2")
                .then()
                .body("items.body", equalTo(List.of("words 2")));
    }

    private static String say(RequestSpecification who, String id, String direction, String visibility, String body) {
        return who.body(words(direction, visibility, body))
                .post("/v1/tickets/" + id + "/communications")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void refused(RequestSpecification who, String id, String direction, String visibility, int status) {
        who.body(words(direction, visibility, "x"))
                .post("/v1/tickets/" + id + "/communications")
                .then()
                .statusCode(status)
                .contentType("application/problem+json");
    }

    private static String words(String direction, String visibility, String body) {
        return "{\"direction\":\"%s\",\"visibility\":\"%s\",\"body\":\"%s\"}".formatted(direction, visibility, body);
    }
}
