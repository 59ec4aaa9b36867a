package dev.firstline.sla.clock;

import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.sla.calendar.BusinessCalendar;
import dev.firstline.sla.policy.Amount;
import dev.firstline.sla.policy.Goal;
import dev.firstline.sla.policy.PolicyResolution;
import dev.firstline.sla.policy.Promise;
import dev.firstline.sla.policy.Thresholds;
import dev.firstline.sla.policy.TicketProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Tells the facts of a ticket opened at noon, one version after the other; times are minutes after the opening. */
final class History {

    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    /** Severity A is due after 60 minutes, B after 120, C after 240; without a severity nothing is promised. */
    static final PolicyResolution EVERY_TARGET = (target, ticket) -> Optional.ofNullable(ticket.severity())
            .map(severity -> new Promise(
                    "test",
                    1,
                    "by-severity-" + severity,
                    "the test",
                    new Amount.ServiceTime(Duration.ofMinutes(60L << severity.ordinal())),
                    BusinessCalendar.always("24x7"),
                    Goal.usualPauses(target),
                    new Thresholds(
                            List.of(50, 75), List.of(), List.of(Duration.ofMinutes(20), Duration.ofMinutes(60)))));

    /** The same for the two targets that every ticket has. */
    static final PolicyResolution POLICY = (target, ticket) -> Optional.of(target)
            .filter(Set.of(SlaTarget.FIRST_RESPONSE, SlaTarget.RESOLUTION)::contains)
            .flatMap(measured -> EVERY_TARGET.promise(measured, ticket));

    private final List<TicketFact> facts = new ArrayList<>();

    static History opened(Severity severity) {
        var history = new History();
        history.facts.add(new TicketFact.Opened(history.id(), history.version(), NOON, profile(severity)));
        return history;
    }

    static TicketProfile profile(Severity severity) {
        return TicketProfile.of(TicketType.INCIDENT, severity, Language.EN, null, null, true);
    }

    static Instant minute(long minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    History severity(long minute, Severity severity) {
        facts.add(new TicketFact.SeverityChanged(id(), version(), minute(minute), severity));
        return this;
    }

    History moved(long minute, TicketStatus to) {
        facts.add(new TicketFact.StatusChanged(id(), version(), minute(minute), to));
        return this;
    }

    History replied(long minute) {
        return wrote(minute, CommunicationDirection.OUTBOUND, CommunicationVisibility.CUSTOMER);
    }

    History wrote(long minute, CommunicationDirection direction, CommunicationVisibility visibility) {
        facts.add(new TicketFact.Wrote(id(), version(), minute(minute), direction, visibility));
        return this;
    }

    History asked(long minute) {
        return wrote(minute, CommunicationDirection.INBOUND, CommunicationVisibility.CUSTOMER);
    }

    History diagnosed(long minute, Outcome outcome) {
        facts.add(new TicketFact.Diagnosed(id(), minute(minute), outcome));
        return this;
    }

    History escalated(long minute, String initialResponse) {
        facts.add(new TicketFact.Escalated(id(), minute(minute), "AZURE_PORTAL", SupportVehicle.PSFP, initialResponse));
        return this;
    }

    History filed(long minute) {
        facts.add(new TicketFact.Filed(id(), minute(minute)));
        return this;
    }

    History vendorSpoke(long minute) {
        facts.add(new TicketFact.VendorSpoke(id(), minute(minute)));
        return this;
    }

    History withdrawn(long minute) {
        facts.add(new TicketFact.Withdrawn(id(), minute(minute)));
        return this;
    }

    History rebased(long minute, UUID rulebook) {
        facts.add(new TicketFact.Rebased(id(), minute(minute), rulebook, "somebody", null, "a reason"));
        return this;
    }

    TicketFact last() {
        return facts.getLast();
    }

    List<TicketFact> facts() {
        return List.copyOf(facts);
    }

    Optional<Clock> clock(SlaTarget target) {
        return Clocks.derive(facts, POLICY).stream()
                .filter(clock -> clock.target() == target)
                .findFirst();
    }

    private long version() {
        return facts.size() + 1L;
    }

    private UUID id() {
        return new UUID(0, version());
    }
}
