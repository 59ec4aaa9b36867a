package dev.firstline.sla.clock;

import dev.firstline.contracts.sla.CancellationCause;
import dev.firstline.contracts.sla.PauseCause;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.sla.policy.Promise;
import dev.firstline.sla.policy.Reopening;
import dev.firstline.sla.policy.Turns;
import org.jspecify.annotations.Nullable;

/** What is owed of a target, moment by moment. */
final class Duty {

    private final SlaTarget target;

    Duty(SlaTarget target) {
        this.target = target;
    }

    /** Since when something is owed; null when nothing is. */
    @Nullable Occasion owed(Moment moment, Turns turns) {
        if (moment.rest() == Rest.FOR_GOOD && (moment.isOver() || target != SlaTarget.FIRST_RESPONSE)) {
            return null;
        }
        var since = moment.occasions();
        boolean done = moment.rest() != Rest.NONE;
        return switch (target) {
            case FIRST_RESPONSE -> moment.answered() ? null : since.opened();
            case NEXT_RESPONSE -> moment.answered() && !done ? since.question() : null;
            case PERIODIC_UPDATE -> since.told() == null ? null : again(since.told(), moment, turns);
            case RESOLUTION -> again(since.opened(), moment, turns);
            case INTERNAL -> reaches(moment, turns) ? null : since.opened();
            case VENDOR_RESPONSE -> since.filed();
        };
    }

    private static @Nullable Occasion again(Occasion first, Moment moment, Turns turns) {
        if (turns.reopening() == Reopening.GOES_ON) {
            return first;
        }
        return moment.rest() == Rest.NONE
                ? Occasion.later(first, moment.occasions().reopened())
                : null;
    }

    /** Whether what is owed has come. Resolving in silence is no first response. */
    boolean reaches(Moment moment, Turns turns) {
        return switch (target) {
            case FIRST_RESPONSE -> moment.answered();
            case NEXT_RESPONSE, PERIODIC_UPDATE -> moment.isReply();
            case RESOLUTION ->
                moment.isResolved() && (moment.rest() == Rest.FOR_GOOD || turns.reopening() == Reopening.BEGINS_ANEW);
            case INTERNAL -> isTakenUp(moment.status());
            case VENDOR_RESPONSE -> moment.fact() instanceof TicketFact.VendorSpoke;
        };
    }

    private static boolean isTakenUp(@Nullable TicketStatus status) {
        return status != null
                && switch (status) {
                    case NEW, TRIAGED, REJECTED, CANCELED -> false;
                    default -> true;
                };
    }

    /** Why nothing is owed any more, because the ticket is no longer served or what was to come has lost its sense; null while it has. */
    @Nullable CancellationCause drops(Moment moment, Turns turns) {
        if (target == SlaTarget.VENDOR_RESPONSE && moment.fact() instanceof TicketFact.Withdrawn) {
            return CancellationCause.WITHDRAWN;
        }
        if (moment.rest() == Rest.NONE || reaches(moment, turns) && moment.isResolved()) {
            return null;
        }
        boolean gone = switch (target) {
            case FIRST_RESPONSE, RESOLUTION, INTERNAL -> moment.isOver();
            case NEXT_RESPONSE ->
                moment.rest() == Rest.FOR_GOOD || moment.occasions().question() == null;
            case PERIODIC_UPDATE -> moment.rest() == Rest.FOR_GOOD || turns.reopening() == Reopening.BEGINS_ANEW;
            case VENDOR_RESPONSE -> moment.rest() == Rest.FOR_GOOD;
        };
        return gone ? cause(moment.status()) : null;
    }

    private CancellationCause cause(@Nullable TicketStatus status) {
        return switch (status) {
            case REJECTED -> CancellationCause.TICKET_REJECTED;
            case CANCELED -> CancellationCause.TICKET_CANCELED;
            case CLOSED ->
                target == SlaTarget.FIRST_RESPONSE ? CancellationCause.UNANSWERED : CancellationCause.TICKET_CLOSED;
            case null, default -> CancellationCause.TICKET_RESOLVED;
        };
    }

    /** Whether nobody is told any more that a broken promise is overdue: what was owed has come, or seemed to have. */
    boolean silences(Moment moment, Turns turns) {
        return reaches(moment, turns)
                || drops(moment, turns) != null
                || moment.rest() != Rest.NONE && (target != SlaTarget.FIRST_RESPONSE || !moment.isResolved());
    }

    /** Who holds the ticket; null when the clock runs. What was done only for now lay with the customer. */
    @Nullable PauseCause heldBy(Moment moment, Promise promise) {
        var held = promise.heldBy(moment.status());
        if (held != null || moment.rest() != Rest.FOR_NOW) {
            return held;
        }
        return target == SlaTarget.FIRST_RESPONSE && moment.status() == TicketStatus.RESOLVED
                ? null
                : PauseCause.CUSTOMER;
    }
}
