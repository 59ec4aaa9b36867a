package dev.firstline.sla.policy;

import dev.firstline.contracts.sla.PauseCause;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.TicketStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a rule promises for one target.
 *
 * @param target what is measured
 * @param amount service time until it is due
 * @param calendar code of the calendar that counts it
 * @param pausing the statuses in which the clock stands, and who holds the ticket then
 * @param thresholds when the world is told of it, beside the breach
 * @param turns what a reopening, a silent end and a slip of the hand do
 */
public record Goal(
        SlaTarget target,
        Amount amount,
        String calendar,
        Map<TicketStatus, PauseCause> pausing,
        Thresholds thresholds,
        Turns turns) {

    /** @throws IllegalArgumentException when a warning could never come, because the goal is not longer */
    public Goal {
        pausing = Map.copyOf(pausing);
        var never = tooEarly(thresholds, amount.longest());
        if (never.isPresent()) {
            throw new IllegalArgumentException("a warning " + never.get()
                    + " before due never comes, since the goal of " + amount + " is not longer; give a shorter time");
        }
    }

    /** A goal with the usual turns. */
    public Goal(
            SlaTarget target,
            Amount amount,
            String calendar,
            Map<TicketStatus, PauseCause> pausing,
            Thresholds thresholds) {
        this(target, amount, calendar, pausing, thresholds, Turns.USUAL);
    }

    /** The longest time before due that a goal of that service time does not have; empty when it has all. */
    public Optional<Duration> tooEarly(Duration goal) {
        return tooEarly(thresholds, goal);
    }

    private static Optional<Duration> tooEarly(Thresholds thresholds, Duration goal) {
        return thresholds.warnBefore().stream()
                .filter(before -> before.compareTo(goal) >= 0)
                .max(Duration::compareTo);
    }

    /** First words to the customer: nobody but us can give them, so that clock never stands. */
    public static Goal firstResponse(Amount amount, String calendar) {
        return new Goal(SlaTarget.FIRST_RESPONSE, amount, calendar, Map.of(), Thresholds.USUAL);
    }

    /** Resolution: stands while somebody else has to move. */
    public static Goal resolution(Amount amount, String calendar) {
        return new Goal(SlaTarget.RESOLUTION, amount, calendar, usualPauses(SlaTarget.RESOLUTION), Thresholds.USUAL);
    }

    /** The pauses of a target where the policy does not name its own. */
    public static Map<TicketStatus, PauseCause> usualPauses(SlaTarget target) {
        return switch (target) {
            case FIRST_RESPONSE, NEXT_RESPONSE, INTERNAL -> Map.of();
            case PERIODIC_UPDATE -> Map.of(TicketStatus.WAITING_ON_CUSTOMER, PauseCause.CUSTOMER);
            case VENDOR_RESPONSE -> Map.of(TicketStatus.WAITING_ON_PARTNER, PauseCause.PARTNER);
            case RESOLUTION ->
                Map.of(
                        TicketStatus.WAITING_ON_CUSTOMER, PauseCause.CUSTOMER,
                        TicketStatus.WAITING_ON_VENDOR, PauseCause.VENDOR,
                        TicketStatus.LINKED_TO_INCIDENT, PauseCause.INCIDENT);
        };
    }
}
