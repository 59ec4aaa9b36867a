package dev.firstline.sla.clock;

import dev.firstline.contracts.sla.SlaTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of one target of a ticket, one after the other. Each occasion gives rise to one clock; while one lives, what else happens is
 * its matter.
 */
final class Cycles {

    private final SlaTarget target;
    private final Duty duty;
    private final Coverage coverage;

    /** Those that may have changed since the last copy. */
    private final List<Derivation> all = new ArrayList<>();

    /** Those of them to which something can still happen. */
    private final List<Derivation> open = new ArrayList<>();

    private int count;
    private @Nullable Moment coveredFrom;
    private @Nullable Occasion seen;

    Cycles(SlaTarget target) {
        this(target, new Coverage(target));
    }

    private Cycles(SlaTarget target, Coverage coverage) {
        this.target = target;
        this.duty = new Duty(target);
        this.coverage = coverage;
    }

    /** Those that go on from where these stand: the clocks to which something can still happen, and of the others those that are wanted. */
    Cycles copy(Predicate<ClockKey> wanted) {
        var copy = new Cycles(target, coverage.copy());
        for (var cycle : all) {
            if (!cycle.isOver() || wanted.test(cycle.key())) {
                var next = cycle.copy();
                copy.all.add(next);
                if (!next.isOver()) {
                    copy.open.add(next);
                }
            }
        }
        copy.count = count;
        copy.coveredFrom = coveredFrom;
        copy.seen = seen;
        return copy;
    }

    /**
     * Goes on with the next moments; false, and of no more use, when they put an earlier one in another light, or ask for more than is
     * remembered.
     */
    boolean take(List<Moment> moments, Books books) {
        var given = coverage.of(moments, books).orElse(null);
        if (given == null) {
            return false;
        }
        for (int i = 0; i < moments.size(); i++) {
            take(moments.get(i), given.get(i));
        }
        return all.stream().noneMatch(Derivation::isLost);
    }

    /** Those that may have changed since the last copy, in their order. */
    List<Clock> clocks() {
        return all.stream().map(Derivation::clock).toList();
    }

    /** How many clocks of the target there were. */
    int count() {
        return count;
    }

    boolean isSettled() {
        return coverage.isSettled();
    }

    /** About how many instants are remembered. */
    int size() {
        return all.stream().mapToInt(Derivation::size).sum();
    }

    private void take(Moment moment, @Nullable Given given) {
        open.forEach(cycle -> cycle.take(moment, given));
        open.removeIf(Derivation::isOver);
        if (given == null) {
            return;
        }
        if (coveredFrom == null) {
            coveredFrom = moment;
        }
        var occasion = duty.owed(moment, given.promise().turns());
        if (occasion != null) {
            boolean lives = open.stream().anyMatch(cycle -> !cycle.hasEnded());
            if (!lives && !occasion.equals(seen)) {
                begin(occasion, moment, given);
            }
            seen = occasion;
        }
    }

    /** A promise that comes late begins late. */
    private void begin(Occasion occasion, Moment moment, Given given) {
        var covered = Objects.requireNonNull(coveredFrom);
        var since = occasion.at().isBefore(covered.at()) ? covered.asOccasion() : occasion;
        count++;
        var next = new Derivation(new ClockKey(target, count), duty, since, moment, given);
        all.add(next);
        open.add(next);
    }
}
