package dev.firstline.intake.consumer;

import dev.firstline.chassis.event.CloudEvents;
import dev.firstline.chassis.event.EventJson;
import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.Event;
import dev.firstline.contracts.EventCatalog;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.diagnosis.DiagnosisEvent;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.escalation.BlockReason;
import dev.firstline.contracts.escalation.EscalationEvent;
import dev.firstline.contracts.escalation.EscalationProgress;
import dev.firstline.contracts.escalation.FilingRoute;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.contracts.escalation.VendorStatus;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.intake.Decisions;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Says what another service would say, on its topic. */
final class News {

    static final UUID ESCALATION = UUID.fromString("019aa5a0-7c00-7000-8000-00000000e5ca");

    private News() {}

    static void tell(String tenant, Event event) {
        var entry = EventCatalog.of(event.getClass());
        var envelope = new EventEnvelope<>(
                Ids.next(), "/firstline/" + entry.topic().owner(), new TenantPath(tenant), null, event);
        FirstlineStack.kafka()
                .produce(
                        entry.topic().topicName(),
                        event.subject(),
                        EventJson.write(event),
                        CloudEvents.headers(envelope));
    }

    static DiagnosisEvent.Completed decided(String ticket, Outcome outcome, Instant at) {
        return Decisions.decided(UUID.fromString(ticket), 1, outcome, null, at);
    }

    static DiagnosisEvent.Completed undecided(String ticket, String question, Instant at) {
        return Decisions.undecided(UUID.fromString(ticket), question, at);
    }

    /** What somebody at the desk decided. */
    static DiagnosisEvent.Completed ruled(String ticket, Outcome outcome, Instant at) {
        return Decisions.byPerson(UUID.fromString(ticket), 1, outcome, at);
    }

    static DiagnosisEvent.Completed decidedIn(String ticket, Language detected, Instant at) {
        return Decisions.decided(UUID.fromString(ticket), 1, Outcome.RESOLVE_BY_PARTNER, detected, at);
    }

    static EscalationEvent opened(String ticket, Instant at) {
        return new EscalationEvent.Opened(
                UUID.fromString(ticket),
                ESCALATION,
                at,
                FilingRoute.PARTNER_CENTER_HELP,
                List.of(SupportVehicle.ASFP),
                Severity.B,
                true,
                null);
    }

    static EscalationEvent blocked(String ticket, Instant at) {
        return new EscalationEvent.Blocked(
                UUID.fromString(ticket), ESCALATION, at, FilingRoute.PARTNER_CENTER_HELP, BlockReason.NO_ENTITLEMENT);
    }

    static EscalationEvent filed(String ticket, String caseNumber, Instant at) {
        return new EscalationEvent.Filed(
                UUID.fromString(ticket), ESCALATION, at, FilingRoute.PARTNER_CENTER_HELP, caseNumber);
    }

    static EscalationEvent vendor(String ticket, VendorStatus status, Instant at) {
        return new EscalationEvent.VendorUpdated(UUID.fromString(ticket), ESCALATION, at, status, null);
    }

    static EscalationEvent progressed(String ticket, EscalationProgress progress, Instant at) {
        return new EscalationEvent.Progressed(UUID.fromString(ticket), ESCALATION, at, progress);
    }

    static EscalationEvent handedBack(String ticket, Instant at) {
        return new EscalationEvent.HandedBack(UUID.fromString(ticket), ESCALATION, at, true, null);
    }
}
