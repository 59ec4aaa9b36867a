package dev.firstline.intake.ticket;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.move;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.patch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.intake.Stack;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Stack
class TicketChangesTest {

    @Test
    void aTicketGoesThroughItsLife() {
        var tenant = newTenant();
        var id = openId(tenant);

        move(tenant, id, "TRIAGED", "IN_PROGRESS", "WAITING_ON_CUSTOMER", "IN_PROGRESS", "RESOLVED", "CLOSED");

        crm(tenant)
                .get("/v1/tickets/" + id)
                .then()
                .header("ETag", startsWith("\"7."))
                .body("status", equalTo("CLOSED"))
                .body("statusReason", equalTo("TEST"));
    }

    @Test
    void anIllegalMoveIsRefusedWithTheLegalOnes() {
        var tenant = newTenant();
        var id = openId(tenant);

        patch(tenant, id, "{\"status\":\"RESOLVED\"}")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:firstline:problem:illegal-transition"))
                .body("legal", equalTo(List.of("TRIAGED", "LINKED_TO_INCIDENT", "REJECTED", "CANCELED")));
        crm(tenant)
                .get("/v1/tickets/" + id)
                .then()
                .header("ETag", startsWith("\"1."))
                .body("status", equalTo("NEW"));
    }

    @Test
    void correctionsAreToldEachWithAVersionOfItsOwn() {
        var tenant = newTenant();
        var id = openId(tenant);

        patch(tenant, id, "{\"severity\":\"A\",\"productFamily\":\"AZURE\",\"body\":\"Worse.\",\"status\":\"TRIAGED\"}")
                .then()
                .statusCode(200)
                .header("ETag", "\"5\"")
                .body("severity", equalTo("A"))
                .body("productFamily", equalTo("AZURE"))
                .body("body", equalTo("Worse."));

        for (var type : List.of("ticket.severity-changed", "ticket.reclassified", "ticket.status-changed")) {
            told("firstline.ticket.v1", id, type);
        }
        var words = FirstlineStack.kafka()
                .await(
                        "firstline.ticket-text.v1",
                        Duration.ofSeconds(60),
                        record -> record.key().equals(id) && record.value().contains("Worse."));
        assertThat(words.value()).contains("\"version\":4").contains("Printer is silent");
    }

    @Test
    void sayingWhatIsAlreadySoChangesNothing() {
        var tenant = newTenant();
        var id = openId(tenant);

        patch(tenant, id, "{\"severity\":\"B\",\"title\":\"Printer is silent\"}")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
    }

    @Test
    void whatIsNullIsEmptiedAndWhatIsAbsentStays() {
        var tenant = newTenant();
        var id = openId(tenant);
        patch(
                        tenant,
                        id,
                        "{\"productFamily\":\"AZURE\",\"product\":\"VM\",\"region\":\"westeurope\",\"breakFix\":true,\"category\":null}")
                .then()
                .statusCode(200);

        patch(tenant, id, "{\"product\":null,\"region\":null,\"breakFix\":null}")
                .then()
                .statusCode(200)
                .body("productFamily", equalTo("AZURE"))
                .body("product", nullValue())
                .body("region", nullValue())
                .body("breakFix", nullValue());
        crm(tenant)
                .get("/v1/tickets/" + id)
                .then()
                .body("product", nullValue())
                .body("productFamily", equalTo("AZURE"));
        // Once more there is nothing to tell.
        patch(tenant, id, "{\"product\":null}").then().statusCode(200).header("ETag", "\"3\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "body", "type", "severity", "language", "status"})
    void whatATicketCannotBeWithoutIsNotEmptied(String field) {
        var tenant = newTenant();
        var id = openId(tenant);

        patch(tenant, id, "{\"product\":\"VM\",\"" + field + "\":null}")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/" + field))
                .body("errors.size()", equalTo(1));
        crm(tenant).get("/v1/tickets/" + id).then().body("product", nullValue());
    }

    @Test
    void aChangeNeedsTheVersionThatItsAuthorHasSeen() {
        var tenant = newTenant();
        var id = openId(tenant);
        var change = "{\"severity\":\"A\"}";

        agent(tenant)
                .body(change)
                .patch("/v1/tickets/" + id)
                .then()
                .statusCode(428)
                .body("type", equalTo("urn:firstline:problem:precondition-required"));
        patch(tenant, id, change).then().statusCode(200);
        agent(tenant)
                .header("If-Match", "\"1\"")
                .body("{\"severity\":\"C\"}")
                .patch("/v1/tickets/" + id)
                .then()
                .statusCode(412)
                .body("type", equalTo("urn:firstline:problem:stale-version"))
                .body("currentETag", equalTo("\"2\""));
        for (var tag : List.of("W/\"2\"", "2", "\"2", "\"1\", \"3\"")) {
            agent(tenant)
                    .header("If-Match", tag)
                    .body("{\"severity\":\"C\"}")
                    .patch("/v1/tickets/" + id)
                    .then()
                    .statusCode(412);
        }
        agent(tenant)
                .header("If-Match", "\"77\", \"2\"")
                .body("{\"severity\":\"C\"}")
                .patch("/v1/tickets/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"");
        agent(tenant)
                .header("If-Match", "*")
                .body("{\"severity\":\"B\"}")
                .patch("/v1/tickets/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"4\"");
    }

    @Test
    void whatChangesNothingIsAnsweredWithTheTicketAsItIs() {
        var tenant = newTenant();
        var id = openId(tenant);
        var before = agent(tenant).get("/v1/tickets/" + id).asString();

        for (var nothing : List.of("{}", "{\"reason\":null}", "{\"region\":null}")) {
            var answer = patch(tenant, id, nothing);

            answer.then().statusCode(200).header("ETag", "\"1\"");
            assertThat(answer.asString()).isEqualTo(before);
        }
        // Each fact has a version of its own: none was told.
        assertThat(agent(tenant).get("/v1/tickets/" + id).asString()).isEqualTo(before);
        agent(tenant).body("{}").patch("/v1/tickets/" + id).then().statusCode(428);
        move(tenant, id, "CANCELED");
        patch(tenant, id, "{}").then().statusCode(200).header("ETag", "\"2\"");
    }

    @Test
    void aChangeCanBeNamedAsAMergePatch() {
        var tenant = newTenant();
        var id = openId(tenant);

        agent(tenant)
                .contentType("application/merge-patch+json;charset=utf-8")
                .header("If-Match", "\"1\"")
                .body("{\"severity\":\"A\",\"product\":null}")
                .patch("/v1/tickets/" + id)
                .then()
                .statusCode(200)
                .body("severity", equalTo("A"));
    }

    @Test
    void requestsThatContradictThemselvesAreRefused() {
        var tenant = newTenant();
        var id = openId(tenant);

        patch(tenant, id, "{\"reason\":\"X\"}").then().statusCode(422);
        patch(tenant, id, "{\"status\":\"REJECTED\"}").then().statusCode(422);
        patch(tenant, id, "{\"status\":\"TRIAGED\",\"reason\":\"free text\"}")
                .then()
                .statusCode(422);
        patch(tenant, id, "{\"title\":\" \"}").then().statusCode(422);
    }

    @Test
    void aTicketThatHasEndedIsNotCorrected() {
        var tenant = newTenant();
        var id = openId(tenant);
        move(tenant, id, "CANCELED");

        patch(tenant, id, "{\"severity\":\"A\"}")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:firstline:problem:conflict"));
        patch(tenant, id, "{\"status\":\"IN_PROGRESS\"}")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:firstline:problem:illegal-transition"))
                .body("legal", equalTo(List.of()));
    }

    private static void told(String topic, String id, String type) {
        FirstlineStack.kafka()
                .await(
                        topic,
                        Duration.ofSeconds(60),
                        record -> record.key().equals(id) && record.type().equals(type));
    }
}
