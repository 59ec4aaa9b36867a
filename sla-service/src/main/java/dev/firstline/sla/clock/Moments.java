package dev.firstline.sla.clock;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;

/**
 * Puts the facts of a ticket in order. Those that intake told are in the order of their versions, whatever their time
 * stamps say; those of other services are placed among them by their time, behind the opening at the earliest.
 */
final class Moments {

    private static final Comparator<TicketFact> BY_TIME =
            Comparator.comparing(TicketFact::at).thenComparing(TicketFact::eventId);

    private Moments() {}

    /** The moments of a ticket, from its opening on; none while the opening is not known. */
    static List<Moment> of(Collection<TicketFact> facts) {
        var inOrder = inOrder(facts);
        return inOrder.isEmpty() ? List.of() : TicketWalk.along(inOrder);
    }

    /** The facts in the order in which they happened, the opening first; none while it is not known. */
    private static List<TicketFact> inOrder(Collection<TicketFact> facts) {
        var seen = new HashSet<>();
        var sorted = facts.stream()
                .sorted(TicketFact.ORDER)
                .filter(fact -> seen.add(fact.eventId()))
                .toList();
        var others = new ArrayDeque<>(sorted.stream()
                .filter(fact -> fact.version() == TicketFact.UNVERSIONED)
                .sorted(BY_TIME)
                .toList());
        var ordered = new ArrayList<TicketFact>();
        for (var fact : sorted) {
            if (fact.version() == TicketFact.UNVERSIONED) {
                continue;
            }
            if (!ordered.isEmpty()) {
                takeThoseBefore(fact, others, ordered);
                ordered.add(fact);
            } else if (fact instanceof TicketFact.Opened) {
                ordered.add(fact);
            }
        }
        if (!ordered.isEmpty()) {
            ordered.addAll(others);
        }
        return ordered;
    }

    private static void takeThoseBefore(TicketFact next, Deque<TicketFact> others, List<TicketFact> ordered) {
        while (!others.isEmpty() && others.getFirst().at().isBefore(next.at())) {
            ordered.add(others.removeFirst());
        }
    }
}
