package dev.firstline.sla.clock;

import dev.firstline.contracts.sla.SlaTarget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A ticket as far as its facts were walked. Going on needs none of those that lie behind. */
final class Fold {

    private final TicketWalk walk;
    private final List<Cycles> targets;
    private Reach reach;
    private int facts;

    private Fold(TicketWalk walk, List<Cycles> targets, Reach reach, int facts) {
        this.walk = walk;
        this.targets = targets;
        this.reach = reach;
        this.facts = facts;
    }

    /** All facts of a ticket, in whatever order; empty before its opening is known. */
    static Optional<Fold> of(Collection<TicketFact> facts, Books books) {
        var inOrder = Moments.inOrder(facts);
        if (inOrder.isEmpty()) {
            return Optional.empty();
        }
        var opening = (TicketFact.Opened) inOrder.getFirst();
        var fold = new Fold(
                new TicketWalk(opening),
                Arrays.stream(SlaTarget.values()).map(Cycles::new).toList(),
                Reach.of(opening),
                0);
        fold.take(inOrder, books);
        return Optional.of(fold);
    }

    /** One that stands where this one does, with the clocks to which something can still happen and those that are wanted. */
    Fold copy(Predicate<ClockKey> wanted) {
        return new Fold(
                walk.copy(), targets.stream().map(cycles -> cycles.copy(wanted)).toList(), reach, facts);
    }

    /**
     * This with more facts; empty when one of them does not come behind all that were walked, or puts an earlier moment in another light.
     *
     * @param books by which it is judged
     */
    Optional<Fold> with(Collection<TicketFact> more, Books books) {
        return Moments.following(reach, more)
                .filter(inOrder -> !walk.isDone() || inOrder.stream().noneMatch(TicketWalk::takesUp))
                .flatMap(inOrder -> {
                    var next = copy(any -> true);
                    return next.take(inOrder, books) ? Optional.of(next) : Optional.empty();
                });
    }

    private boolean take(List<TicketFact> inOrder, Books books) {
        facts += inOrder.size();
        for (var fact : inOrder) {
            reach = reach.with(fact);
        }
        var moments = walk.along(inOrder);
        return targets.stream().allMatch(cycles -> cycles.take(moments, books));
    }

    /** The clocks that it was copied with and those that began since, by target and cycle. */
    List<Clock> clocks() {
        return targets.stream().flatMap(cycles -> cycles.clocks().stream()).toList();
    }

    /** The keys of the clocks that began here after another fold had come as far as it did. */
    List<ClockKey> begunAfter(Fold earlier) {
        var keys = new ArrayList<ClockKey>();
        for (var target : SlaTarget.values()) {
            for (int cycle = earlier.count(target) + 1; cycle <= count(target); cycle++) {
                keys.add(new ClockKey(target, cycle));
            }
        }
        return keys;
    }

    private int count(SlaTarget target) {
        return targets.get(target.ordinal()).count();
    }

    /** Whether no fact that comes behind all others can put what was walked in another light. */
    boolean isSettled() {
        return !walk.isDone() && targets.stream().allMatch(Cycles::isSettled);
    }

    /** How many facts were walked. */
    int facts() {
        return facts;
    }

    /** About how many instants are remembered. */
    int size() {
        return targets.stream().mapToInt(Cycles::size).sum();
    }
}
