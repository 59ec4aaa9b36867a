package dev.firstline.sla.clock;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.sla.policy.PolicyResolution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The clocks of a ticket are a pure function of the set of its facts. The order in which facts are heard does not
 * matter, nor does hearing one twice.
 */
public final class Clocks {

    private Clocks() {}

    /** The clocks that the facts tell of, by target and cycle; none before the ticket's opening is known. */
    public static List<Clock> derive(Collection<TicketFact> facts, PolicyResolution policies) {
        return derive(facts, any -> policies, Map.of());
    }

    /**
     * As {@link #derive(Collection, PolicyResolution)}, but ends that were told to the world stay as they were told,
     * whatever a late fact says: the ledger is right, and the outcome is the one that was told.
     */
    public static List<Clock> derive(Collection<TicketFact> facts, Books books, Map<ClockKey, Transition.End> told) {
        var moments = Moments.of(facts);
        return Arrays.stream(SlaTarget.values())
                .flatMap(target -> cycles(target, moments, books, told).stream())
                .toList();
    }

    /** A target that recurs gets its next clock after the end of the one before, maybe by the very fact that ended it. */
    private static List<Clock> cycles(
            SlaTarget target, List<Moment> moments, Books books, Map<ClockKey, Transition.End> told) {
        var cycles = new ArrayList<Derivation>();
        cycles.add(new Derivation(new ClockKey(target, 1), books, told));
        for (var moment : moments) {
            // Also those that are broken: what they still wait for may come.
            cycles.forEach(cycle -> cycle.take(moment));
            if (cycles.getLast().hasEnded() && recurs(target)) {
                var next = new Derivation(new ClockKey(target, cycles.size() + 1), books, told);
                next.take(moment);
                cycles.add(next);
            }
        }
        return cycles.stream().flatMap(cycle -> cycle.clock().stream()).toList();
    }

    private static boolean recurs(SlaTarget target) {
        return switch (target) {
            case FIRST_RESPONSE, RESOLUTION, INTERNAL -> false;
            case NEXT_RESPONSE, PERIODIC_UPDATE, VENDOR_RESPONSE -> true;
        };
    }
}
