package dev.firstline.escalation.consumer;

import dev.firstline.contracts.diagnosis.DecidedBy;
import dev.firstline.contracts.diagnosis.DiagnosisEvent;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.escalation.handling.Asked;
import dev.firstline.escalation.handling.OpenEscalations;
import dev.firstline.escalation.ticket.HeardCheck;
import dev.firstline.escalation.ticket.HeardWords;
import dev.firstline.escalation.ticket.TicketFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tickets of a batch in hand: what its events make of their facts, words and escalations, in the order of the
 * events. Nothing is stored before all are applied.
 */
final class Batch {

    private final Map<UUID, TicketFacts> facts;
    private final OpenEscalations open;
    private final Set<UUID> changed = new HashSet<>();
    private final Set<UUID> forgotten = new HashSet<>();
    private final Map<UUID, HeardWords> words = new HashMap<>();
    private final List<HeardCheck> checks = new ArrayList<>();

    /**
     * @param facts of all tickets that the batch speaks of
     * @param open escalations with the escalations of all tickets whose escalation the batch concerns
     */
    Batch(Map<UUID, TicketFacts> facts, OpenEscalations open) {
        this.facts = new HashMap<>(facts);
        this.open = open;
    }

    void opened(TicketEvent.Opened opened, @Nullable String traceparent) {
        var before = ticket(opened.ticketId());
        var after = before.opened(
                opened.version(),
                opened.number(),
                opened.severity(),
                opened.region(),
                opened.affectedTenant(),
                opened.customerId());
        keep(after);
        if (before.wasPlannedWithoutCustomer()) {
            open.customerKnown(after, traceparent);
        }
    }

    void reclassified(TicketEvent.Reclassified to) {
        keep(ticket(to.ticketId()).withRegion(to.version(), to.region()));
    }

    void severityChanged(UUID ticketId, long version, Severity to, @Nullable String traceparent) {
        var ticket = ticket(ticketId);
        keep(ticket.withSeverity(version, to));
        if (ticket.decidedVersion() < version) {
            open.know(ticket);
            open.severityChanged(ticketId, to, traceparent);
        }
    }

    /** Of tickets that need no vendor nobody asks. */
    void customerTold(UUID ticketId, Instant at) {
        var ticket = ticket(ticketId);
        if (Boolean.TRUE.equals(ticket.needsVendor())) {
            keep(ticket.customerTold(at));
        }
    }

    void ended(UUID ticketId, @Nullable String traceparent) {
        var ticket = ticket(ticketId);
        keep(ticket.end());
        forget(ticket);
        open.cancel(ticketId, traceparent);
    }

    /** Holds the words until it is known whether a packet may need them: no topic waits for another. */
    void written(HeardWords heard) {
        var known = words.get(heard.ticketId());
        if (known == null || known.version() <= heard.version()) {
            words.put(heard.ticketId(), heard);
        }
    }

    /** Keeps what the desk did, which a packet lists. */
    void checked(HeardCheck heard) {
        checks.add(heard);
    }

    /** Opens or blocks where a decision asks for a vendor, drops where it does not. */
    void decided(DiagnosisEvent.Completed decision, @Nullable String traceparent) {
        var ticketId = decision.ticketId();
        var ticket = ticket(ticketId);
        if (ticket.ended() || ticket.isDecidedAfter(decision.ticketVersion())) {
            return;
        }
        var request = SupportRequests.of(decision, ticket);
        keep(ticket.decided(decision.ticketVersion(), request.needsVendor()));
        if (request.needsVendor()) {
            open.know(ticket);
            open.request(ticketId, ticket.tenant(), request, asked(decision), traceparent);
        } else {
            forget(ticket);
            open.cancel(ticketId, traceparent);
        }
    }

    /** Before it was told, the machine decided alone. */
    private static Asked asked(DiagnosisEvent.Completed decision) {
        return new Asked(decision.diagnosisId(), decision.byPerson() ? DecidedBy.PERSON : DecidedBy.MACHINE);
    }

    Collection<TicketFacts> changedFacts() {
        return changed.stream().map(this::ticket).toList();
    }

    Collection<UUID> forgottenWords() {
        return forgotten;
    }

    /** Those that a packet may need, by all that the batch tells. */
    Collection<HeardWords> keptWords() {
        return words.values().stream()
                .filter(heard -> ticket(heard.ticketId()).mayNeedWords())
                .toList();
    }

    Collection<HeardCheck> keptChecks() {
        return checks;
    }

    OpenEscalations escalations() {
        return open;
    }

    private TicketFacts ticket(UUID ticketId) {
        return Objects.requireNonNull(facts.get(ticketId));
    }

    private void keep(TicketFacts ticket) {
        facts.put(ticket.id(), ticket);
        changed.add(ticket.id());
    }

    /** @param before as the ticket was until now: where no packet could need them, none were kept */
    private void forget(TicketFacts before) {
        if (before.mayNeedWords()) {
            forgotten.add(before.id());
        }
    }
}
