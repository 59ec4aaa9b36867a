package dev.firstline.intake.communication;

import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.move;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.intake.Stack;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who wrote, when and how, as the CRM says it. */
@Stack
class OriginTest {

    private static final String AGENT =
            "\"writer\":{\"externalId\":\"U-77\",\"name\":\"Mia Weber\",\"role\":\"AGENT\"}";
    private static final String CUSTOMER = "\"writer\":{\"name\":\"Ana Silva\",\"role\":\"CUSTOMER\"}";

    private final String tenant = newTenant();

    @Test
    void whoWroteWhenAndHowIsShownAsTheCrmSaysIt() {
        var id = openId(tenant);

        var said = say(
                id,
                "OUTBOUND",
                AGENT + ",\"channel\":\"PHONE\",\"saidAt\":\"2026-11-20T17:00:00Z\","
                        + "\"contact\":{\"externalId\":\"P-1\",\"name\":\"Ana Silva\"}");

        said.then()
                .statusCode(201)
                .body("writer.externalId", equalTo("U-77"))
                .body("writer.name", equalTo("Mia Weber"))
                .body("writer.role", equalTo("AGENT"))
                .body("channel", equalTo("PHONE"))
                .body("saidAt", equalTo("2026-11-20T17:00:00Z"))
                .body("contact.externalId", equalTo("P-1"))
                .body("automatic", equalTo(false))
                .body("author", equalTo("test-user"));
        crm(tenant)
                .get("/v1/tickets/" + id + "/communications")
                .then()
                .body("items[0]", equalTo(said.jsonPath().getMap("")));
        crm(tenant)
                .get("/v1/customers/C-1/contacts/P-1")
                .then()
                .statusCode(200)
                .body("id", equalTo(said.path("contact.id")))
                .body("name", equalTo("Ana Silva"));
    }

    @Test
    void ofWordsThatWereWrittenHereNothingIsMadeUp() {
        say(openId(tenant), "OUTBOUND", "\"channel\":null")
                .then()
                .statusCode(201)
                .body("writer", nullValue())
                .body("contact", nullValue())
                .body("saidAt", nullValue())
                .body("channel", nullValue())
                .body("writtenAt", notNullValue());
    }

    @Test
    void whoOfTheDeskWroteIsNotToldBelowAndWhoOfTheCustomerIs() {
        crm(tenant)
                .body("{\"tenantSlug\":\"below\"}")
                .put("/v1/customers/C-1")
                .then()
                .statusCode(201);
        var id = openId(tenant);
        say(id, "OUTBOUND", AGENT).then().statusCode(201);
        say(id, "INBOUND", CUSTOMER).then().statusCode(201);

        crm(tenant + "/below")
                .get("/v1/tickets/" + id + "/communications")
                .then()
                .body("items.size()", equalTo(2))
                .body("items[0].writer.role", equalTo("AGENT"))
                .body("items[0].writer.name", nullValue())
                .body("items[0].writer.externalId", nullValue())
                .body("items[1].writer.name", equalTo("Ana Silva"));
    }

    @Test
    void whatAMachineWroteIsToldAsSuchAndMovesNothing() {
        var id = openId(tenant);
        move(tenant, id, "TRIAGED", "WAITING_ON_CUSTOMER");

        var absent = say(id, "INBOUND", CUSTOMER + ",\"automatic\":true");
        absent.then().statusCode(201).body("automatic", equalTo(true));

        assertThat(read(tenant, id).getString("status")).isEqualTo("WAITING_ON_CUSTOMER");
        assertThat(told(absent.path("id"))).contains("\"automatic\":true", "\"direction\":\"INBOUND\"");
        move(tenant, id, "IN_PROGRESS", "RESOLVED");
        say(id, "INBOUND", "\"writer\":{\"role\":\"SYSTEM\"}")
                .then()
                .statusCode(201)
                .body("automatic", equalTo(true));
        assertThat(read(tenant, id).getString("status")).isEqualTo("RESOLVED");

        var answer = say(id, "INBOUND", CUSTOMER);
        assertThat(read(tenant, id).getString("status")).isEqualTo("IN_PROGRESS");
        assertThat(told(answer.path("id"))).contains("\"automatic\":false").doesNotContain("Ana Silva");
        FirstlineStack.kafka()
                .await(
                        "firstline.ticket-text.v1",
                        Duration.ofSeconds(60),
                        record -> record.key().equals(id) && record.type().equals("ticket-text.answered"));
        assertThat(FirstlineStack.kafka().records("firstline.ticket-text.v1").stream()
                        .filter(record ->
                                record.key().equals(id) && record.type().equals("ticket-text.answered")))
                .as("diagnosis reads what somebody wrote")
                .hasSize(1);
    }

    @Test
    void aMachinesWordsMoveATicketWhereTheCallerWantsIt() {
        var id = openId(tenant);

        say(id, "OUTBOUND", "\"automatic\":true,\"status\":\"CANCELED\",\"reason\":\"TEST\"")
                .then()
                .statusCode(201);

        assertThat(read(tenant, id).getString("status")).isEqualTo("CANCELED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OUTBOUND | \"writer\":{\"role\":\"CUSTOMER\"}                  | /writer/role",
                "INBOUND  | \"writer\":{\"role\":\"AGENT\"}                     | /writer/role",
                "INBOUND  | \"writer\":{\"role\":\"SYSTEM\"},\"automatic\":false | /automatic",
                "INBOUND  | \"writer\":{\"name\":\"x\"}                         | /writer/role",
                "INBOUND  | \"saidAt\":\"2999-01-01T00:00:00Z\"                 | /saidAt",
                "INBOUND  | \"channel\":\"PIGEON\"                              | /channel",
                "INBOUND  | \"contact\":{\"externalId\":\"a/b\"}                | /contact/externalId",
                "INBOUND  | \"references\":[{\"system\":\"mail\"}]              | /references/0/id"
            })
    void whatContradictsItselfIsRefusedAndNothingIsAdded(String direction, String more, String pointer) {
        var id = openId(tenant);

        say(id, direction, more).then().statusCode(422).body("errors[0].pointer", equalTo(pointer));

        crm(tenant).get("/v1/tickets/" + id + "/communications").then().body("items", equalTo(List.of()));
    }

    private static String told(String communication) {
        return FirstlineStack.kafka()
                .await(
                        "firstline.ticket.v1",
                        Duration.ofSeconds(60),
                        record -> record.value().contains(communication))
                .value();
    }

    private Response say(String id, String direction, String more) {
        return crm(tenant)
                .body("{\"direction\":\"" + direction + "\",\"visibility\":\"CUSTOMER\",\"body\":\"Words.\"," + more
                        + "}")
                .post("/v1/tickets/" + id + "/communications");
    }
}
