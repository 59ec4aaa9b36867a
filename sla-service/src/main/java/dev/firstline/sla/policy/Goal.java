package dev.firstline.sla.policy;

import dev.firstline.contracts.sla.PauseCause;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.TicketStatus;
import java.util.List;
import java.util.Map;

/**
 * What a rule promises for one target.
 *
 * @param target what is measured
 * @param amount service time until it is due
 * @param calendar code of the calendar that counts it
 * @param pausing the statuses in which the clock stands, and who holds the ticket then
 * @param warnAtPercent shares of the goal at which a warning goes out, 1 to 99, ascending
 */
public record Goal(
        SlaTarget target,
        Amount amount,
        String calendar,
        Map<TicketStatus, PauseCause> pausing,
        List<Integer> warnAtPercent) {

    /** Warn when three quarters are used up. */
    public static final List<Integer> USUAL_WARNINGS = List.of(75);

    /** @throws IllegalArgumentException when a value is out of its bounds */
    public Goal {
        if (warnAtPercent.stream().anyMatch(percent -> percent < 1 || percent > 99)) {
            throw new IllegalArgumentException("a warning comes at 1 to 99 percent of the goal");
        }
        pausing = Map.copyOf(pausing);
        warnAtPercent = warnAtPercent.stream().distinct().sorted().toList();
    }

    /** First words to the customer: nobody but us can give them, so that clock never stands. */
    public static Goal firstResponse(Amount amount, String calendar) {
        return new Goal(SlaTarget.FIRST_RESPONSE, amount, calendar, Map.of(), USUAL_WARNINGS);
    }

    /** Resolution: stands while somebody else has to move. */
    public static Goal resolution(Amount amount, String calendar) {
        return new Goal(SlaTarget.RESOLUTION, amount, calendar, usualPauses(SlaTarget.RESOLUTION), USUAL_WARNINGS);
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
