package dev.firstline.sla.clock;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Puts the facts of a ticket in order. Those that intake told are in the order of their versions, whatever their time
 * stamps say; those of other services are placed among them by their time, behind the opening at the earliest.
 */
final class Moments {

    private Moments() {}

    /** The facts in the order in which they happened, the opening first; none while it is not known. */
    static List<TicketFact> inOrder(Collection<TicketFact> facts) {
        var sorted = sorted(facts);
        var others = others(sorted);
        var ordered = new ArrayList<TicketFact>(sorted.size());
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

    /** More facts in the order in which they follow those that reach so far; empty when one of them belongs among those. */
    static Optional<List<TicketFact>> following(Reach reach, Collection<TicketFact> facts) {
        if (!facts.stream().allMatch(reach::isBefore)) {
            return Optional.empty();
        }
        var sorted = sorted(facts);
        var others = others(sorted);
        var ordered = new ArrayList<TicketFact>(sorted.size());
        for (var fact : sorted) {
            if (fact.version() != TicketFact.UNVERSIONED) {
                takeThoseBefore(fact, others, ordered);
                ordered.add(fact);
            }
        }
        ordered.addAll(others);
        return Optional.of(ordered);
    }

    private static List<TicketFact> sorted(Collection<TicketFact> facts) {
        var seen = new HashSet<>();
        return facts.stream()
                .sorted(TicketFact.ORDER)
                .filter(fact -> seen.add(fact.eventId()))
                .toList();
    }

    private static Deque<TicketFact> others(List<TicketFact> sorted) {
        return new ArrayDeque<>(sorted.stream()
                .filter(fact -> fact.version() == TicketFact.UNVERSIONED)
                .sorted(Reach.BY_TIME)
                .toList());
    }

    private static void takeThoseBefore(TicketFact next, Deque<TicketFact> others, List<TicketFact> ordered) {
        while (!others.isEmpty() && others.getFirst().at().isBefore(next.at())) {
            ordered.add(others.removeFirst());
        }
    }
}
