package dev.firstline.acceptance.demo;

import static dev.firstline.acceptance.client.TypedApi.ask;

import dev.firstline.acceptance.client.Receiver;
import dev.firstline.client.ApiClient;
import dev.firstline.client.ApiException;
import dev.firstline.client.api.ClocksApi;
import dev.firstline.client.api.CommunicationsApi;
import dev.firstline.client.api.DiagnosesApi;
import dev.firstline.client.api.EscalationsApi;
import dev.firstline.client.api.FilingApi;
import dev.firstline.client.api.TicketsApi;
import dev.firstline.client.model.ClockState;
import dev.firstline.client.model.CommunicationDirection;
import dev.firstline.client.model.CommunicationVisibility;
import dev.firstline.client.model.DiagnosisDecisionView;
import dev.firstline.client.model.DiagnosisView;
import dev.firstline.client.model.EscalationView;
import dev.firstline.client.model.FilingRequest;
import dev.firstline.client.model.NewCommunication;
import dev.firstline.client.model.SlaClockView;
import dev.firstline.client.model.TicketCorrection;
import dev.firstline.client.model.TicketStatus;
import dev.firstline.client.model.TicketView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** One ticket's way through the platform, as its user sees it. */
final class Story {

    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final int STALE = 412;

    private final DemoTicket ticket;
    private final ApiClient api;
    private final UUID id;
    private final String number;
    private final List<String> astray = new ArrayList<>();

    Story(DemoTicket ticket, ApiClient api) {
        this.ticket = ticket;
        this.api = api;
        var opened = ask(() -> new TicketsApi(api).openTicket(ticket.request(), null));
        this.id = opened.getId();
        this.number = opened.getNumber();
    }

    String id() {
        return id.toString();
    }

    String number() {
        return number;
    }

    DemoTicket ticket() {
        return ticket;
    }

    /** Where the ticket did not get where it should; empty when all is well. */
    List<String> astray() {
        return List.copyOf(astray);
    }

    /** Waits for the decision and, if one is due, for the escalation. */
    void settle() {
        await("a decision", () -> current().getDiagnosis() != null);
        if (!ticket.expect().escalation().equals("NONE")) {
            await("an escalation", () -> escalation().isPresent());
        }
    }

    /** Does what the desk does. */
    void act() {
        switch (ticket.act()) {
            case NONE -> {}
            case CANCEL -> move(TicketStatus.CANCELED, "WITHDRAWN");
            case ANSWER -> answer();
            case WAIT -> {
                answer();
                move(TicketStatus.IN_PROGRESS, "STARTED");
                move(TicketStatus.WAITING_ON_CUSTOMER, "QUESTION");
            }
            case RESOLVE -> {
                answer();
                move(TicketStatus.IN_PROGRESS, "STARTED");
                move(TicketStatus.RESOLVED, "SOLVED_REMOTELY");
            }
            case FILE -> {
                answer();
                var filed = escalation().orElseThrow().getId();
                ask(() -> new FilingApi(api)
                        .fileEscalation(filed, new FilingRequest().vendorCaseNumber("24112600" + number.substring(3))));
                await("the wait for the vendor", () -> current().getStatus() == TicketStatus.WAITING_ON_VENDOR);
            }
        }
    }

    /** Whether no clock runs any more. */
    boolean isQuiet() {
        var clocks = clocks();
        return clocks.size() == 2 && clocks.stream().noneMatch(clock -> clock.getState() == ClockState.RUNNING);
    }

    List<SlaClockView> clocks() {
        return ask(() -> new ClocksApi(api).listClocks(id)).getClocks();
    }

    TicketView current() {
        return ask(() -> new TicketsApi(api).readTicket(id.toString(), null));
    }

    /** The latest; empty while there is none. */
    Optional<DiagnosisDecisionView> decision() {
        return ask(() -> new DiagnosesApi(api).listTicketDiagnoses(id, null, 1)).getItems().stream()
                .map(DiagnosisView::getDecision)
                .findFirst();
    }

    /** The latest; empty while there is none. */
    Optional<EscalationView> escalation() {
        return ask(() -> new EscalationsApi(api).listTicketEscalations(id)).getItems().stream()
                .findFirst();
    }

    /** Holds the end of the story against what was expected. */
    void judge(List<Receiver.Alert> alerts) {
        var expected = ticket.expect();
        compare("outcome", expected.outcome(), word(decision().map(DiagnosisDecisionView::getOutcome)));
        var escalation = escalation();
        var state = ticket.act() == DemoTicket.Act.FILE ? "FILED" : expected.escalation();
        compare("escalation", state, word(escalation.map(EscalationView::getState)));
        if (expected.route() != null) {
            compare("route", expected.route(), word(escalation.map(EscalationView::getRoute)));
        }
        if (expected.blockReason() != null) {
            compare("block reason", expected.blockReason(), word(escalation.map(EscalationView::getBlockReason)));
        }
        if (expected.status() != null) {
            compare("status", expected.status(), current().getStatus().getValue());
        }
        for (var clock : clocks()) {
            var target = clock.getTarget().getValue();
            long breaches = alerts.stream()
                    .filter(alert -> alert.type().equals("sla.breached"))
                    .filter(alert ->
                            alert.body().path("data").path("target").asText().equals(target))
                    .map(Receiver.Alert::id)
                    .distinct()
                    .count();
            compare("breach alerts of " + target, clock.getState() == ClockState.BREACHED ? "1" : "0", "" + breaches);
        }
    }

    /** How long after its instant each breach alert was in the receiver's hands, by target. */
    Map<String, Long> latenessMillis(List<Receiver.Alert> alerts) {
        var lateness = new LinkedHashMap<String, Long>();
        alerts.stream().filter(alert -> alert.type().equals("sla.breached")).forEach(alert -> {
            var data = alert.body().path("data");
            var due = Instant.parse(data.path("occurredAt").asText());
            lateness.putIfAbsent(
                    data.path("target").asText(),
                    Duration.between(due, alert.at()).toMillis());
        });
        return lateness;
    }

    private void compare(String what, String expected, String found) {
        if (!expected.equals(found)) {
            astray.add(what + " is " + found + ", not " + expected);
        }
    }

    /** As the API says it; NONE when there is nothing. */
    static String word(Optional<? extends Enum<?>> value) {
        return value.map(Object::toString).orElse("NONE");
    }

    private void answer() {
        ask(() -> new CommunicationsApi(api)
                .addCommunication(
                        id.toString(),
                        new NewCommunication()
                                .direction(CommunicationDirection.OUTBOUND)
                                .visibility(CommunicationVisibility.CUSTOMER)
                                .body("We are looking into it."),
                        null,
                        null));
    }

    /** The services change the ticket too; a stale version is read again, as any client must. */
    private void move(TicketStatus status, String reason) {
        var tickets = new TicketsApi(api);
        boolean moved = false;
        for (int attempt = 0; attempt < 10 && !moved; attempt++) {
            moved = ask(() -> {
                var before = tickets.readTicketWithHttpInfo(id.toString(), null);
                try {
                    tickets.changeTicket(
                            id.toString(),
                            Objects.requireNonNull(before.getHeaders().get("etag"))
                                    .getFirst(),
                            new TicketCorrection().status(status).reason(reason));
                    return true;
                } catch (ApiException e) {
                    if (e.getCode() != STALE) {
                        throw e;
                    }
                    return false;
                }
            });
        }
        if (!moved) {
            astray.add("could not be moved to " + status);
        }
    }

    private void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                astray.add("waited in vain for " + what);
                return;
            }
            Pause.briefly();
        }
    }
}
