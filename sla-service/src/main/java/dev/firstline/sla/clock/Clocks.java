package dev.firstline.sla.clock;

import dev.firstline.sla.policy.PolicyResolution;
import java.util.Collection;
import java.util.List;

/**
 * The clocks of a ticket are a pure function of the set of its facts. The order in which facts are heard does not
 * matter, nor does hearing one twice.
 */
public final class Clocks {

    private Clocks() {}

    /** The clocks that the facts tell of, by target and cycle; none before the ticket's opening is known. */
    public static List<Clock> derive(Collection<TicketFact> facts, PolicyResolution policies) {
        return derive(facts, any -> policies);
    }

    /** As {@link #derive(Collection, PolicyResolution)}, with the book that counts at each moment. */
    public static List<Clock> derive(Collection<TicketFact> facts, Books books) {
        return Fold.of(facts, books).map(Fold::clocks).orElse(List.of());
    }
}
