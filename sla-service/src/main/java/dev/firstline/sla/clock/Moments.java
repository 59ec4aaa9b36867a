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
        var seen = new HashSet<>();
        var inOrder = facts.stream()
                .sorted(TicketFact.ORDER)
                .filter(fact -> seen.add(fact.eventId()))
                .toList();
        var others = new ArrayDeque<>(inOrder.stream()
                .filter(fact -> fact.version() == TicketFact.UNVERSIONED)
                .sorted(BY_TIME)
                .toList());
        var moments = new ArrayList<Moment>();
        for (var fact : inOrder) {
            if (fact.version() == TicketFact.UNVERSIONED) {
                continue;
            }
            if (!moments.isEmpty()) {
                takeThoseBefore(fact, others, moments);
                moments.add(moments.getLast().after(fact));
            } else if (fact instanceof TicketFact.Opened opened) {
                moments.add(Moment.opening(opened));
            }
        }
        if (!moments.isEmpty()) {
            others.forEach(other -> moments.add(moments.getLast().after(other)));
        }
        return moments;
    }

    private static void takeThoseBefore(TicketFact next, Deque<TicketFact> others, List<Moment> moments) {
        while (!others.isEmpty() && others.getFirst().at().isBefore(next.at())) {
            moments.add(moments.getLast().after(others.removeFirst()));
        }
    }
}
