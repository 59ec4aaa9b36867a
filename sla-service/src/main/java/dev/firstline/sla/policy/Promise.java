package dev.firstline.sla.policy;

import dev.firstline.contracts.sla.PauseCause;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.sla.calendar.BusinessCalendar;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket was promised for one target, and by which rule.
 *
 * @param policy code of the policy
 * @param policyVersion its version
 * @param rule id of the rule that decided
 * @param source where the rule says that it comes from, in words
 * @param amount as the rule states it
 * @param calendar counts it
 * @param pausing the statuses in which the clock stands
 * @param warnAtPercent shares of the goal at which a warning goes out, ascending
 */
public record Promise(
        String policy,
        int policyVersion,
        String rule,
        String source,
        Amount amount,
        BusinessCalendar calendar,
        Map<TicketStatus, PauseCause> pausing,
        List<Integer> warnAtPercent) {

    /** Copies what it is given. */
    public Promise {
        pausing = Map.copyOf(pausing);
        warnAtPercent = List.copyOf(warnAtPercent);
    }

    /** Service time until due. */
    public Duration goal() {
        return amount.in(calendar);
    }

    /** Who holds the ticket in that status; null when the clock runs. */
    public @Nullable PauseCause heldBy(@Nullable TicketStatus status) {
        return status == null ? null : pausing.get(status);
    }

    /** The service time after which that share of the goal is used up. */
    public Duration share(int percent) {
        return goal().multipliedBy(percent).dividedBy(100);
    }
}
