package dev.firstline.intake.lifecycle;

import static dev.firstline.contracts.ticket.TicketStatus.IN_PROGRESS;
import static dev.firstline.contracts.ticket.TicketStatus.RESOLVED;
import static dev.firstline.contracts.ticket.TicketStatus.TRIAGED;

import dev.firstline.contracts.ticket.TicketStatus;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How a ticket gets, by legal moves of {@link LifeCycle}, to where it cannot be moved at once. */
public final class Ways {

    /**
     * What a ticket may pass through on its way to somewhere else. Passing through any other would tell that somebody was asked, or that
     * an incident was found, which is not so. Nothing becomes farther or out of reach by it.
     */
    private static final Set<TicketStatus> PASSABLE = EnumSet.of(TRIAGED, IN_PROGRESS, RESOLVED);

    private Ways() {}

    /**
     * The fewest moves that lead there, as the statuses that they lead to, in order; the last is {@code to}. Of two ways of one length the
     * one whose first differing status comes earlier in the life cycle. Empty when it stands there already.
     *
     * @throws IllegalMoveException when no moves lead there
     */
    public static List<TicketStatus> shortest(TicketStatus from, TicketStatus to) {
        if (from == to) {
            return List.of();
        }
        var before = reached(from);
        if (!before.containsKey(to)) {
            throw new IllegalMoveException(from, to);
        }
        var way = new ArrayList<TicketStatus>();
        for (var at = to; at != null && at != from; at = before.get(at)) {
            way.addFirst(at);
        }
        return List.copyOf(way);
    }

    /** Wherever moves lead from there, in the order of the life cycle; never {@code from} itself. */
    public static Set<TicketStatus> reachable(TicketStatus from) {
        var reachable = EnumSet.noneOf(TicketStatus.class);
        reachable.addAll(reached(from).keySet());
        reachable.remove(from);
        return reachable;
    }

    /** Each status that moves lead to, with the one that the shortest way comes from. */
    private static EnumMap<TicketStatus, TicketStatus> reached(TicketStatus from) {
        var before = new EnumMap<TicketStatus, TicketStatus>(TicketStatus.class);
        var next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            var at = next.remove();
            for (var step : LifeCycle.legalFrom(at)) {
                if (before.putIfAbsent(step, at) == null && PASSABLE.contains(step)) {
                    next.add(step);
                }
            }
        }
        return before;
    }
}
