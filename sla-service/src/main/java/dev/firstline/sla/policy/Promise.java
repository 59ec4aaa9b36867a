package dev.firstline.sla.policy;

import dev.firstline.contracts.sla.PauseCause;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.sla.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
 * @param thresholds when the world is told of it, beside the breach
 * @param turns what a reopening, a silent end and a slip of the hand do
 * @param goal service time until due
 */
public record Promise(
        String policy,
        int policyVersion,
        String rule,
        String source,
        Amount amount,
        BusinessCalendar calendar,
        Map<TicketStatus, PauseCause> pausing,
        Thresholds thresholds,
        Turns turns,
        Duration goal) {

    /** Copies what it is given. */
    public Promise {
        pausing = Map.copyOf(pausing);
    }

    /** A promise to nobody yet: where the goal depends on a clock's begin, {@link #beginning} says it. */
    public Promise(
            String policy,
            int policyVersion,
            String rule,
            String source,
            Amount amount,
            BusinessCalendar calendar,
            Map<TicketStatus, PauseCause> pausing,
            Thresholds thresholds,
            Turns turns) {
        this(
                policy,
                policyVersion,
                rule,
                source,
                amount,
                amount.countedBy(calendar),
                pausing,
                thresholds,
                turns,
                amount.in(calendar));
    }

    /** One with the usual turns. */
    public Promise(
            String policy,
            int policyVersion,
            String rule,
            String source,
            Amount amount,
            BusinessCalendar calendar,
            Map<TicketStatus, PauseCause> pausing,
            Thresholds thresholds) {
        this(policy, policyVersion, rule, source, amount, calendar, pausing, thresholds, Turns.USUAL);
    }

    /** The same for a clock that begins then. */
    public Promise beginning(Instant start) {
        var from = amount.from(start, calendar);
        return from.equals(goal)
                ? this
                : new Promise(policy, policyVersion, rule, source, amount, calendar, pausing, thresholds, turns, from);
    }

    /**
     * Whether it says the same, be it by another version of its policy: the number of a version promises nothing, and who sets what was set
     * before gets a new one.
     */
    public boolean isRenewalOf(Promise other) {
        return policy.equals(other.policy)
                && rule.equals(other.rule)
                && source.equals(other.source)
                && amount.equals(other.amount)
                && calendar.equals(other.calendar)
                && pausing.equals(other.pausing)
                && thresholds.equals(other.thresholds)
                && turns.equals(other.turns)
                && goal.equals(other.goal);
    }

    /** Who holds the ticket in that status; null when the clock runs. */
    public @Nullable PauseCause heldBy(@Nullable TicketStatus status) {
        return status == null ? null : pausing.get(status);
    }

    /**
     * The points at which a warning goes out, by service time used, ascending. Where a share and a time fall together they are
     * one. A time that the calendar's business days do not leave room for is none.
     */
    public List<WarningThreshold> warnings() {
        var byUsed = new TreeMap<Duration, WarningThreshold>();
        for (int percent : thresholds.warnAtPercent()) {
            var used = used(percent, null);
            byUsed.put(used, new WarningThreshold(used, percent, null));
        }
        for (var before : thresholds.warnBefore()) {
            var used = used(0, before);
            if (used.isPositive()) {
                byUsed.put(used, new WarningThreshold(used, percent(used), before));
            }
        }
        return List.copyOf(byUsed.values());
    }

    /**
     * The service time used at a point of the goal.
     *
     * @param percent the share of the goal that is used up
     * @param before the service time that is left; null where the share says it
     */
    public Duration used(int percent, @Nullable Duration before) {
        return before == null ? goal.multipliedBy(percent).dividedBy(100) : goal.minus(before);
    }

    private int percent(Duration used) {
        long seconds = goal.toSeconds();
        return seconds == 0 ? 100 : (int) (used.toSeconds() * 100 / seconds);
    }
}
