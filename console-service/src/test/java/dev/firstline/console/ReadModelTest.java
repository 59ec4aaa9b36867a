package dev.firstline.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.firstline.chassis.event.CloudEvents;
import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.Event;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.devstack.test.FirstlineStack;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Stack
class ReadModelTest {

    @Test
    void eventsOfAllTopicsInTheOppositeOrderEndInTheSameTicket() {
        var life = new TicketLife("FL-5001", Instant.parse("2026-11-20T09:00:00Z"));
        var events = new ArrayList<Event>(life.all());
        events.add(life.title(1, "Mail stands still"));
        events.reversed().forEach(event -> Topics.say("opposite", event));

        await().untilAsserted(() -> ticket("opposite", life.ticket)
                .statusCode(200)
                .body("number", equalTo("FL-5001"))
                .body("title", equalTo("Mail stands still"))
                .body("status", equalTo("WAITING_ON_PARTNER"))
                .body("severity", equalTo("A"))
                .body("decision.outcome", equalTo("ESCALATE_MICROSOFT"))
                .body("decision.rule", equalTo("boundary-microsoft"))
                .body("escalation.stage", equalTo("FILED"))
                .body("escalation.vendorStatus", equalTo("ATTENTION_NEEDED"))
                .body("clocks.target", contains("FIRST_RESPONSE", "RESOLUTION"))
                .body("clocks.state", contains("BREACHED", "RUNNING"))
                .body("nextDue.at", equalTo("2026-11-20T11:21:00Z"))
                .body("breached", equalTo(true))
                .body("lastAlert.delivered", equalTo(true)));
    }

    @Test
    void anEventThatComesTwiceIsToldOnce() {
        var life = new TicketLife("FL-5101", Instant.now());
        var id = UUID.randomUUID();
        Topics.say(id, "twice", life.opened());
        Topics.say(id, "twice", life.opened());
        Topics.say("twice", life.moved(2, 1, TicketStatus.NEW, TicketStatus.TRIAGED));

        await().untilAsserted(() -> timeline("twice", life.ticket)
                .statusCode(200)
                .body("items.type", contains("ticket.opened", "ticket.status-changed"))
                .body("items.headline", contains("Ticket opened with severity B", "New → Triaged"))
                .body("items[0].data.number", equalTo("FL-5101"))
                .body("next", nullValue()));
    }

    @Test
    void aTenantsWordOnAnothersTicketIsRefused() {
        var life = new TicketLife("FL-5151", Instant.now());
        Topics.say("owner", life.opened());
        await().untilAsserted(() -> ticket("owner", life.ticket).statusCode(200));

        Topics.say("stranger", life.moved(2, 1, TicketStatus.NEW, TicketStatus.TRIAGED));

        await().untilAsserted(() -> given().auth()
                .oauth2(FirstlineStack.token("*", "ops"))
                .queryParam("limit", 200)
                .get("/v1/ops/console-service/dead-letters")
                .then()
                .statusCode(200)
                .body("items.findAll { it.key == '" + life.ticket + "' }.cause", contains("HANDLER")));
        ticket("owner", life.ticket).body("status", equalTo("NEW"));
        timeline("stranger", life.ticket).statusCode(404);
    }

    @Test
    void aTimelineIsReadPageByPage() {
        var life = new TicketLife("FL-5201", Instant.parse("2026-11-20T09:00:00Z"));
        life.all().forEach(event -> Topics.say("paged", event));
        var all = life.all().size();
        await().untilAsserted(() -> timeline("paged", life.ticket).body("items", hasSize(all)));

        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var page = machine("paged")
                    .queryParam("limit", 4)
                    .queryParams(cursor == null ? java.util.Map.of() : java.util.Map.of("cursor", cursor))
                    .get("/v1/console/tickets/" + life.ticket + "/timeline")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.eventId", String.class));
            cursor = page.getString("next");
        } while (cursor != null);

        assertThat(seen).hasSize(all).doesNotHaveDuplicates();
    }

    @Test
    void anOlderTitleNeverReplacesANewerOne() {
        var life = new TicketLife("FL-5301", Instant.now());
        Topics.say("titles", life.opened());
        Topics.say("titles", life.title(2, "Corrected"));
        Topics.say("titles", life.title(1, "As first written"));
        Topics.say("titles", life.moved(3, 1, TicketStatus.NEW, TicketStatus.TRIAGED));

        await().untilAsserted(() -> ticket("titles", life.ticket).body("status", equalTo("TRIAGED")));
        // The words have a topic of their own; this waits until its last record was applied.
        var marker = new TicketLife("FL-5302", Instant.now());
        Topics.say("titles", marker.opened());
        Topics.say("titles", marker.title(1, "Marker"));
        await().untilAsserted(() -> ticket("titles", marker.ticket).body("title", equalTo("Marker")));
        await().untilAsserted(() -> ticket("titles", life.ticket).body("title", equalTo("Corrected")));
        assertThat(storedTimes("As first written")).isZero();
    }

    @Test
    void theBodyOfATicketIsStoredNowhereAndItsTitleInOnePlace() {
        var life = new TicketLife("FL-5401", Instant.now());
        var title = "Title " + UUID.randomUUID();
        Topics.say("erasable", life.title(1, title));
        Topics.say("erasable", life.opened());

        await().untilAsserted(() -> ticket("erasable", life.ticket).body("title", equalTo(title)));

        assertThat(storedTimes(title)).isEqualTo(1);
        assertThat(storedTimes("Body, which is never kept here.")).isZero();
    }

    @Test
    void theListIsSortedByWhatIsDueNextAndFiltered() {
        var start = Instant.parse("2026-11-20T09:00:00Z");
        var late = new TicketLife("FL-5501", start);
        var soon = new TicketLife("FL-5502", start);
        var idle = new TicketLife("FL-5503", start);
        var over = new TicketLife("FL-5504", start);
        for (var life : List.of(late, soon, idle, over)) {
            Topics.say("sorted/leaf", life.opened());
        }
        Topics.say("sorted/leaf", late.clock(SlaTarget.RESOLUTION, 0, 300));
        Topics.say("sorted/leaf", soon.clock(SlaTarget.RESOLUTION, 0, 30));
        Topics.say("sorted/leaf", over.moved(2, 1, TicketStatus.NEW, TicketStatus.REJECTED));

        await().untilAsserted(() -> machine("sorted")
                .queryParam("open", true)
                .get("/v1/console/tickets")
                .then()
                .body("items.number", contains("FL-5502", "FL-5501", "FL-5503"))
                .body("items[0].tenant", equalTo("sorted/leaf")));
        // The tickets lie in different partitions: the other three say nothing of this one.
        await().untilAsserted(() -> machine("sorted")
                .queryParam("search", "fl-5504")
                .get("/v1/console/tickets")
                .then()
                .body("items.number", contains("FL-5504"))
                .body("items[0].status", equalTo("REJECTED")));
        var first = machine("sorted")
                .queryParam("limit", 3)
                .get("/v1/console/tickets")
                .then()
                .body("items", hasSize(3))
                .extract()
                .path("next")
                .toString();
        machine("sorted")
                .queryParam("limit", 3)
                .queryParam("cursor", first)
                .get("/v1/console/tickets")
                .then()
                .body("items", hasSize(1))
                .body("next", nullValue());
    }

    @Test
    void aTokenSeesItsOwnTenantAndThoseBelowAndNothingElse() {
        var life = new TicketLife("FL-5601", Instant.now());
        Topics.say("island/east/shop", life.opened());

        await().untilAsserted(() -> ticket("island", life.ticket).statusCode(200));
        ticket("island/east", life.ticket).statusCode(200);
        ticket("island/east/shop", life.ticket).statusCode(200);
        for (var stranger : List.of("island/west", "islander", "island/eas", "mainland")) {
            ticket(stranger, life.ticket).statusCode(404);
            timeline(stranger, life.ticket).statusCode(404);
            machine(stranger).get("/v1/console/tickets").then().statusCode(200).body("items", hasSize(0));
        }
        given().auth()
                .oauth2(FirstlineStack.token("*", "ops"))
                .get("/v1/console/tickets/" + life.ticket)
                .then()
                .statusCode(200);
    }

    @Test
    void aRecordThatCannotBeReadHoldsBackItsOwnTicketAlone() {
        var broken = new TicketLife("FL-5701", Instant.now());
        var sound = new TicketLife("FL-5702", Instant.now());
        var headers = CloudEvents.headers(new EventEnvelope<>(
                Ids.next(), "/firstline/intake-service", new TenantPath("poisoned"), null, broken.opened()));
        FirstlineStack.kafka()
                .produce(
                        "firstline.ticket.v1",
                        broken.ticket.toString(),
                        "{\"ticketId\":".getBytes(StandardCharsets.UTF_8),
                        headers);
        Topics.say("poisoned", broken.moved(2, 1, TicketStatus.NEW, TicketStatus.TRIAGED));
        Topics.say("poisoned", sound.opened());

        await().untilAsserted(() -> ticket("poisoned", sound.ticket).statusCode(200));
        await().untilAsserted(() -> given().auth()
                .oauth2(FirstlineStack.token("poisoned", "ops"))
                .get("/v1/ops/console-service/dead-letters")
                .then()
                .statusCode(200)
                .body("items.cause", contains("BODY", "WAITS"))
                .body("items.consumer", everyItem(equalTo("console.events"))));
        ticket("poisoned", broken.ticket).statusCode(404);
    }

    @Test
    void wrongParametersAreProblemsThatNameThem() {
        machine("wrong")
                .queryParam("limit", 0)
                .get("/v1/console/tickets")
                .then()
                .statusCode(422);
        machine("wrong")
                .queryParam("cursor", "forged")
                .get("/v1/console/tickets")
                .then()
                .statusCode(422);
        machine("wrong")
                .queryParam("search", "x".repeat(61))
                .get("/v1/console/tickets")
                .then()
                .statusCode(422)
                .contentType("application/problem+json");
        machine("wrong")
                .queryParam("search", "a\u0000b")
                .get("/v1/console/tickets")
                .then()
                .statusCode(422);
        machine("wrong")
                .get("/v1/console/tickets?open=perhaps")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("open"));
        machine("wrong").get("/v1/console/tickets/not-an-id").then().statusCode(404);
        given().auth()
                .oauth2(FirstlineStack.token("wrong", "stranger"))
                .get("/v1/console/tickets")
                .then()
                .statusCode(403);
    }

    private static io.restassured.specification.RequestSpecification machine(String tenant) {
        return given().auth().oauth2(FirstlineStack.token(tenant, "crm-client"));
    }

    private static ValidatableResponse ticket(String tenant, UUID id) {
        return machine(tenant).get("/v1/console/tickets/" + id).then();
    }

    private static ValidatableResponse timeline(String tenant, UUID id) {
        return machine(tenant).get("/v1/console/tickets/" + id + "/timeline").then();
    }

    private static int storedTimes(String text) {
        var query = "select (select count(*) from ticket_view t where t::text like ?)"
                + " + (select count(*) from timeline_entry e where e::text like ?)";
        try (var connection = FirstlineStack.superuser("console").getConnection();
                var statement = connection.prepareStatement(query)) {
            statement.setString(1, "%" + text + "%");
            statement.setString(2, "%" + text + "%");
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
