package dev.firstline.diagnosis.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.Topic;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.diagnosis.rim.DiagnosisRimTest;
import dev.firstline.diagnosis.rim.Stored;
import dev.firstline.diagnosis.rim.World;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@DiagnosisRimTest
class ChecksTest {

    private static final String DONE =
            "{\"result\":\"DONE\",\"doneAt\":\"2026-11-21T09:20:00Z\",\"note\":\"Nothing for Ada.\"}";

    private final World world = World.ofItsOwn();
    private final UUID ticket = Ids.next();

    private String address(String check) {
        return "/v1/tickets/" + ticket + "/checks" + (check.isEmpty() ? "" : "/" + check);
    }

    private ValidatableResponse put(String check, String body) {
        return world.agent().body(body).put(address(check)).then();
    }

    private List<JsonPath> told() {
        return World.told(Topic.DIAGNOSIS, ticket.toString(), "diagnosis.check-recorded").stream()
                .map(record -> JsonPath.from(record.value()))
                .toList();
    }

    private void heard() {
        Stored.awaitApplied(world.hearOpened(ticket));
    }

    @Test
    void aCheckIsWrittenDownReadAndToldWithoutTheNote() {
        heard();

        put("SERVICE_HEALTH", DONE)
                .statusCode(201)
                .header("ETag", notNullValue())
                .body("doneAt", equalTo("2026-11-21T09:20:00Z"))
                .body("source", containsString("Check service health"));

        world.agent()
                .get(address("SERVICE_HEALTH"))
                .then()
                .statusCode(200)
                .body("note", equalTo("Nothing for Ada."))
                .body("subject", notNullValue());
        assertThat(told()).singleElement().satisfies(event -> {
            assertThat(event.getString("check")).isEqualTo("SERVICE_HEALTH");
            assertThat(event.getString("result")).isEqualTo("DONE");
            assertThat(event.getString("doneAt")).isEqualTo("2026-11-21T09:20:00Z");
            assertThat(event.prettify()).doesNotContain("Ada");
        });
    }

    @Test
    void whoMeansANewOneOverwritesNone() {
        heard();
        put("LOGS", DONE).statusCode(201);

        world.agent()
                .header("If-None-Match", "*")
                .body("{\"result\":\"NOT_POSSIBLE\"}")
                .put(address("LOGS"))
                .then()
                .statusCode(412);
        world.agent()
                .header("If-None-Match", "*")
                .body(DONE)
                .put(address("REPRODUCTION"))
                .then()
                .statusCode(201);

        world.agent().get(address("LOGS")).then().body("result", equalTo("DONE"));
    }

    @Test
    void theSameAgainChangesAndTellsNothingAndACorrectionBoth() {
        heard();
        put("LOGS", DONE).statusCode(201).body("version", equalTo(1));
        put("LOGS", DONE).statusCode(200).body("version", equalTo(1));

        put("LOGS", "{\"result\":\"NOT_POSSIBLE\"}")
                .statusCode(200)
                .body("version", equalTo(2))
                .body("note", nullValue());

        assertThat(told()).extracting(event -> event.getString("result")).containsExactly("DONE", "NOT_POSSIBLE");
    }

    @Test
    void whoSendsTheVersionThatWasReadOverwritesNobody() {
        heard();
        world.agent()
                .header("If-Match", "\"1\"")
                .body(DONE)
                .put(address("LOGS"))
                .then()
                .statusCode(412);
        put("LOGS", DONE).statusCode(201);
        world.agent()
                .header("If-Match", "\"7\"")
                .body(DONE)
                .put(address("LOGS"))
                .then()
                .statusCode(412)
                .body("currentETag", equalTo("\"1\""));
        world.agent()
                .header("If-Match", "\"1\"")
                .body("{\"result\":\"NOT_APPLICABLE\"}")
                .put(address("LOGS"))
                .then()
                .statusCode(200);
    }

    @Test
    void theListIsInTheOrderOfTheWork() {
        heard();
        world.agent().get(address("")).then().statusCode(200).body("items", empty());
        put("OWN_CAUSES", DONE).statusCode(201);
        put("SERVICE_HEALTH", DONE).statusCode(201);
        put("REPRODUCTION", DONE).statusCode(201);

        world.agent()
                .get(address(""))
                .then()
                .body("items.check", contains("SERVICE_HEALTH", "REPRODUCTION", "OWN_CAUSES"));
    }

    @Test
    void whatIsNoCheckOrLiesAheadOrIsTooLongIsRefused() {
        heard();
        put("HOROSCOPE", DONE).statusCode(404);
        put("LOGS", "{\"result\":\"DONE\",\"doneAt\":\"2999-01-01T00:00:00Z\"}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/doneAt"));
        for (var at : new String[] {"\"-4713-01-01T00:00:00Z\"", "\"0000-01-01T00:00:00Z\"", "1764400000"}) {
            put("LOGS", "{\"result\":\"DONE\",\"doneAt\":" + at + "}")
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/doneAt"));
        }
        put("LOGS", "{}").statusCode(422);
        put("LOGS", "{\"result\":\"DONE\",\"note\":\"%s\"}".formatted("x".repeat(2001)))
                .statusCode(422);
        world.agent().get(address("LOGS")).then().statusCode(404);
    }

    @Test
    void onATicketThatHasEndedNothingIsWrittenDown() {
        heard();
        Stored.awaitApplied(world.hearStatus(ticket, 2, TicketStatus.CANCELED));

        put("LOGS", DONE).statusCode(409);
    }

    @Test
    void onlyTheDeskWritesAndOnlyOnWhatItSees() {
        heard();
        world.as(Roles.CRM_CLIENT).body(DONE).put(address("LOGS")).then().statusCode(403);
        world.as(Roles.OPS).body(DONE).put(address("LOGS")).then().statusCode(403);
        world.as(Roles.OPS).get(address("")).then().statusCode(200);
        for (var stranger : List.of(World.ofItsOwn(), world.child("below"))) {
            stranger.agent().body(DONE).put(address("LOGS")).then().statusCode(404);
            stranger.agent().get(address("")).then().statusCode(404);
        }
    }

    @Test
    void whatAnEscalationStillNeedsIsListedWithHowItIsClosed() {
        world.hearOpened(ticket);
        world.hearWords(ticket, 1, "Exchange Online is down for all 240 mailboxes", "");
        world.awaitDiagnoses(ticket, 1);
        for (var check : List.of("SERVICE_HEALTH", "SETTINGS", "DELEGATED_ACCESS", "REPRODUCTION", "OWN_CAUSES")) {
            put(check, DONE).statusCode(201);
        }
        var readiness = "/v1/tickets/" + ticket + "/escalation-readiness";

        world.agent()
                .get(readiness)
                .then()
                .statusCode(200)
                .body("ready", equalTo(false))
                .body("outcome", equalTo("ESCALATE_MICROSOFT"))
                .body("missing.kind", contains("REGION", "CHECK"))
                .body("missing[1].check", equalTo("LOGS"))
                .body("missing[1].how", equalTo("PUT " + address("LOGS")))
                .body("notCovered[0]", containsString("/escalations"));
        World.ofItsOwn().agent().get(readiness).then().statusCode(404);
        world.as(Roles.CRM_CLIENT).get(readiness).then().statusCode(403);
    }

    @Test
    void whatThoseAboveNotedIsNotToldBelow() {
        var customer = world.child("northwind");
        Stored.awaitApplied(customer.hearOpened(ticket));
        put("LOGS", DONE).statusCode(201).body("note", notNullValue());

        customer.agent()
                .get(address("LOGS"))
                .then()
                .body("result", equalTo("DONE"))
                .body("note", nullValue())
                .body("subject", nullValue());
    }
}
