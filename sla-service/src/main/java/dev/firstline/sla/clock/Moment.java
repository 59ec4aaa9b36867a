package dev.firstline.sla.clock;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.sla.policy.TicketProfile;
import dev.firstline.sla.policy.VendorTerms;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it stood after one of its facts.
 *
 * @param fact what happened
 * @param at when; never before the moment ahead of it, also where a fact was stamped by a clock that runs behind
 * @param answered whether the customer had words of ours by then
 * @param waitingSince the words of the customer that were the first without an answer; null when none were
 * @param rulebook by which it is judged from here on; null for the one of its opening
 */
record Moment(
        TicketFact fact,
        Instant at,
        TicketProfile profile,
        @Nullable TicketStatus status,
        boolean answered,
        @Nullable UUID waitingSince,
        @Nullable UUID rulebook) {

    static Moment opening(TicketFact.Opened opened) {
        return new Moment(opened, opened.at(), opened.profile(), TicketStatus.NEW, false, null, null);
    }

    UUID eventId() {
        return fact.eventId();
    }

    /** The ticket after the next fact. */
    Moment after(TicketFact next) {
        var when = next.at().isBefore(at) ? at : next.at();
        return switch (next) {
            case TicketFact.SeverityChanged change ->
                new Moment(next, when, profile.withSeverity(change.to()), status, answered, waitingSince, rulebook);
            case TicketFact.Reclassified change ->
                new Moment(
                        next, when, change.profile().aboutTheSameAs(profile), status, answered, waitingSince, rulebook);
            case TicketFact.Diagnosed decision ->
                new Moment(
                        next, when, profile.withOutcome(decision.outcome()), status, answered, waitingSince, rulebook);
            case TicketFact.Escalated to ->
                new Moment(next, when, profile.withVendor(terms(to)), status, answered, waitingSince, rulebook);
            case TicketFact.Rebased to ->
                new Moment(next, when, profile, status, answered, waitingSince, to.rulebook());
            case TicketFact.StatusChanged move ->
                new Moment(next, when, profile, move.to(), answered, waitingSince, rulebook);
            case TicketFact.Wrote words
            when words.isReply() -> new Moment(next, when, profile, status, true, null, rulebook);
            case TicketFact.Wrote words
            when words.isCustomers() && waitingSince == null ->
                new Moment(next, when, profile, status, answered, words.eventId(), rulebook);
            case TicketFact.Opened _,
                    TicketFact.Wrote _,
                    TicketFact.Filed _,
                    TicketFact.VendorSpoke _,
                    TicketFact.Withdrawn _ -> new Moment(next, when, profile, status, answered, waitingSince, rulebook);
        };
    }

    private static VendorTerms terms(TicketFact.Escalated to) {
        return VendorTerms.of(to.route(), to.vehicle(), to.initialResponse());
    }

    /** Whether a clock of the target begins here, if anything is promised. A promise that comes late begins late. */
    boolean begins(SlaTarget target) {
        return !drops(target)
                && switch (target) {
                    case FIRST_RESPONSE, RESOLUTION, INTERNAL -> !reaches(target);
                    case NEXT_RESPONSE -> answered && eventId().equals(waitingSince);
                    case PERIODIC_UPDATE -> isReply();
                    case VENDOR_RESPONSE -> fact instanceof TicketFact.Filed;
                };
    }

    /** Whether the target is reached. Resolving in silence is no first response. */
    boolean reaches(SlaTarget target) {
        return switch (target) {
            case FIRST_RESPONSE -> answered;
            case NEXT_RESPONSE, PERIODIC_UPDATE -> isReply();
            case RESOLUTION -> isResolved();
            case INTERNAL -> status != null && status != TicketStatus.NEW && status != TicketStatus.TRIAGED;
            case VENDOR_RESPONSE -> fact instanceof TicketFact.VendorSpoke;
        };
    }

    /** Whether nothing is owed any more: the ticket is no longer served, or what was to come has lost its sense. */
    boolean drops(SlaTarget target) {
        return status == TicketStatus.REJECTED
                || status == TicketStatus.CANCELED
                || switch (target) {
                    case FIRST_RESPONSE, RESOLUTION, INTERNAL -> false;
                    case NEXT_RESPONSE, PERIODIC_UPDATE -> isResolved();
                    case VENDOR_RESPONSE -> isResolved() || fact instanceof TicketFact.Withdrawn;
                };
    }

    private boolean isResolved() {
        return status == TicketStatus.RESOLVED || status == TicketStatus.CLOSED;
    }

    private boolean isReply() {
        return fact instanceof TicketFact.Wrote words && words.isReply();
    }
}
