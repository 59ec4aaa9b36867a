package dev.firstline.sla.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.firstline.contracts.ticket.Severity;
import dev.firstline.sla.fixture.Api;
import dev.firstline.sla.fixture.Intake;
import dev.firstline.sla.fixture.SlaTopic;
import dev.firstline.sla.fixture.Stack;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many open tickets are judged by what is in force now, looked at before it is done. */
@Stack
class RebaseManyTest {

    private final String tenant = Api.freshTenant();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Test
    void whatIsShownIsWhatIsDoneAndDoneOnce() {
        var tickets = Stream.generate(this::open).limit(3).sorted().toList();
        var elsewhere = new Intake(tenant + "/below");
        elsewhere.opened(now, Severity.A);
        SlaTopic.await(elsewhere.ticketId(), "sla.started", "RESOLUTION");
        Api.as(tenant, "admin-agent").body("""
                        {"rules":[{"id":"gold","goals":[{"target":"RESOLUTION","goal":"PT1H","calendar":"24x7"}]}]}""").put("/v1/policies/gold").then().statusCode(201);

        send("/preview", Map.of("limit", 2))
                .statusCode(200)
                .body("considered", equalTo(2))
                .body(
                        "changed.ticketId",
                        contains(tickets.get(0).toString(), tickets.get(1).toString()))
                .body("changed[0].clocks.target", contains("RESOLUTION"))
                .body("changed[0].clocks[0].before.goal", equalTo("PT8H"))
                .body("changed[0].clocks[0].after.rule", equalTo("gold"))
                .body(
                        "changed[0].clocks[0].after.dueAt",
                        equalTo(now.plusSeconds(3600).toString()))
                .body("next", equalTo(tickets.get(1).toString()));
        rules(tickets.getFirst()).body("clocks.rule", containsInAnyOrder("first-response-a", "resolution-a"));

        send("/preview", Map.of("tickets", List.of(tickets.get(1)))).body("considered", equalTo(1));
        send("/preview", Map.of("customers", List.of(UUID.randomUUID()))).body("considered", equalTo(0));
        send("/preview", Map.of("policies", List.of("program"))).body("considered", equalTo(3));
        send("/preview", Map.of("policies", List.of("gold"))).body("considered", equalTo(0));
        send("", Map.of("limit", 2)).statusCode(422);

        var seen = new ArrayList<String>();
        String next = null;
        do {
            var page = send(
                            "",
                            next == null
                                    ? Map.of("limit", 2, "reason", "signed")
                                    : Map.of("limit", 2, "reason", "signed", "after", next))
                    .statusCode(200)
                    .extract();
            seen.addAll(page.path("changed.ticketId"));
            next = page.path("next");
        } while (next != null);
        assertThat(seen)
                .containsExactlyElementsOf(tickets.stream().map(UUID::toString).toList());
        for (var ticket : tickets) {
            rules(ticket).body("clocks.rule", containsInAnyOrder("first-response-a", "gold"));
            SlaTopic.await(ticket, "sla.rebased", "RESOLUTION");
        }
        // Sent again it changes nothing, and what is below is named apart.
        send("", Map.of("reason", "signed")).body("changed", empty()).body("next", nullValue());
        Api.as(tenant, "crm-client")
                .body("{}")
                .post("/v1/sla/rebase/preview")
                .then()
                .statusCode(403);
    }

    @Test
    void anEmptyListIsNotEverything() {
        for (var list : List.of("tickets", "customers", "policies")) {
            for (var path : List.of("", "/preview")) {
                var body = new HashMap<String, Object>(Map.of(list, List.of()));
                if (path.isEmpty()) {
                    body.put("reason", "nobody");
                }
                send(path, body).statusCode(422).body("errors.pointer", contains("/" + list));
            }
        }
    }

    @Test
    void whatIsBrokenStaysSoAndIsNotAnnouncedAsAChange() {
        var ticket = open();
        put("PT1S");
        send("", Map.of("reason", "tightened"))
                .body("changed[0].clocks.target", contains("RESOLUTION"))
                .body("changed[0].clocks[0].after.goal", equalTo("PT1S"));
        SlaTopic.await(ticket, "sla.breached", "RESOLUTION");

        put("PT2H");
        send("/preview", Map.of()).body("considered", equalTo(1)).body("changed", empty());
        send("", Map.of("reason", "relaxed")).body("changed", empty());
    }

    private void put(String goal) {
        var before = Api.as(tenant, "admin-agent").get("/v1/policies/tight");
        var put = Api.as(tenant, "admin-agent").body("""
                {"rules":[{"id":"tight","goals":[{"target":"RESOLUTION","goal":"%s","calendar":"24x7"}]}]}""".formatted(goal));
        (before.statusCode() == 200 ? put.header("If-Match", before.header("ETag")) : put)
                .put("/v1/policies/tight")
                .then()
                .statusCode(before.statusCode() == 200 ? 200 : 201);
    }

    private UUID open() {
        var intake = new Intake(tenant);
        intake.opened(now, Severity.A);
        SlaTopic.await(intake.ticketId(), "sla.started", "RESOLUTION");
        return intake.ticketId();
    }

    private ValidatableResponse send(String path, Map<String, ?> body) {
        return Api.as(tenant, "admin-agent")
                .body(body)
                .post("/v1/sla/rebase" + path)
                .then();
    }

    private ValidatableResponse rules(UUID ticket) {
        return Api.as(tenant, "crm-client")
                .get("/v1/tickets/{id}/clocks", ticket)
                .then();
    }
}
