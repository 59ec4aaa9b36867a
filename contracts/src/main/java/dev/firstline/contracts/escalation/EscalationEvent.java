package dev.firstline.contracts.escalation;

import dev.firstline.contracts.Event;
import dev.firstline.contracts.EventType;
import dev.firstline.contracts.ticket.Severity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to a ticket at a vendor; topic {@code firstline.escalation.v1}. */
public sealed interface EscalationEvent extends Event {

    /** The ticket. */
    UUID ticketId();

    /** The escalation; a ticket has at most one open at a time. */
    UUID escalationId();

    @Override
    default String subject() {
        return ticketId().toString();
    }

    /**
     * Diagnosis asked for a vendor, and an entitlement carries it: the packet is ready to be filed.
     *
     * @param vehicles the contracts it can be filed on, the first one chosen; empty where none is needed
     * @param initialResponse the vendor's published initial response as {@code PT2H} or {@code P1BD} (one business day);
     *     null where none is published
     */
    @EventType("escalation.opened")
    record Opened(
            UUID ticketId,
            UUID escalationId,
            Instant occurredAt,
            FilingRoute route,
            List<SupportVehicle> vehicles,
            Severity severity,
            boolean breakFix,
            @Nullable String initialResponse)
            implements EscalationEvent {}

    /** Diagnosis asked for a vendor, but it cannot be filed until the reason is gone. */
    @EventType("escalation.blocked")
    record Blocked(
            UUID ticketId,
            UUID escalationId,
            Instant occurredAt,
            @Nullable FilingRoute route,
            BlockReason reason) implements EscalationEvent {}

    /** The request was filed; the vendor's clock towards us starts here. */
    @EventType("escalation.filed")
    record Filed(UUID ticketId, UUID escalationId, Instant occurredAt, FilingRoute route, String vendorCaseNumber)
            implements EscalationEvent {}

    /**
     * The vendor said something; its words stay at the escalation.
     *
     * @param progress how far the request has come by it; null where that was not told
     */
    @EventType("escalation.vendor-updated")
    record VendorUpdated(
            UUID ticketId,
            UUID escalationId,
            Instant occurredAt,
            VendorStatus vendorStatus,
            @Nullable EscalationProgress progress)
            implements EscalationEvent {}

    /**
     * The ticket is the desk's again.
     *
     * @param progress CLOSED, REFUSED or HANDED_BACK; null where that was not told
     */
    @EventType("escalation.handed-back")
    record HandedBack(
            UUID ticketId,
            UUID escalationId,
            Instant occurredAt,
            boolean solved,
            @Nullable EscalationProgress progress) implements EscalationEvent {}

    /** The request came on, or back, by something that no other type tells: what the desk itself does with it. */
    @EventType("escalation.progressed")
    record Progressed(UUID ticketId, UUID escalationId, Instant occurredAt, EscalationProgress progress)
            implements EscalationEvent {}

    /**
     * The request waits, and somebody is to see to it; told once for each of the steps that the installation has.
     *
     * @param awaited what it waits for
     * @param step 1 for the first reminder of that
     * @param since when the waiting began
     * @param dueAt when the step was due
     * @param vendorCaseNumber null while it is not filed
     */
    @EventType("escalation.chase-due")
    record ChaseDue(
            UUID ticketId,
            UUID escalationId,
            Instant occurredAt,
            Awaited awaited,
            int step,
            Instant since,
            Instant dueAt,
            @Nullable String vendorCaseNumber)
            implements EscalationEvent {}

    /** The escalation was dropped before its end: the ticket ended, or a new decision needs no vendor. */
    @EventType("escalation.cancelled")
    record Cancelled(UUID ticketId, UUID escalationId, Instant occurredAt) implements EscalationEvent {}
}
