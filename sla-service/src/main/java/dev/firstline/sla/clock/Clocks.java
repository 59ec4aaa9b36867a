package dev.firstline.sla.clock;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.sla.policy.PolicyResolution;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of a ticket are a pure function of the set of its facts. The order in which facts are heard does not
 * matter, nor does hearing one twice.
 */
public final class Clocks {

    private Clocks() {}

    /** The clocks that the facts tell of, one per target that was promised; none before the ticket's opening is known. */
    public static List<Clock> derive(Collection<TicketFact> facts, PolicyResolution policies) {
        return derive(facts, policies, Map.of());
    }

    /**
     * As {@link #derive(Collection, PolicyResolution)}, but ends that were told to the world stay as they were told,
     * whatever a late fact says: the ledger is right, and the outcome is the one that was told.
     */
    public static List<Clock> derive(
            Collection<TicketFact> facts, PolicyResolution policies, Map<SlaTarget, Transition.End> told) {
        var moments = Moment.of(facts);
        return Arrays.stream(SlaTarget.values())
                .map(target -> clock(target, moments, policies, told.get(target)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Clock> clock(
            SlaTarget target, List<Moment> moments, PolicyResolution policies, Transition.@Nullable End told) {
        var derivation = new Derivation(target, policies, told);
        moments.forEach(derivation::take);
        return derivation.clock();
    }
}
