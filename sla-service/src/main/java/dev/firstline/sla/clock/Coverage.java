package dev.firstline.sla.clock;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.sla.policy.Promise;
import dev.firstline.sla.policy.Turns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which promise a ticket had for a target, moment by moment, by all that is known of its life. A slip of the hand costs nothing: a gap
 * between two promises is none, and another promise that held for a short time between two equal ones never was. Two are equal there that
 * say the same, be it by different versions of a policy: whoever takes a change back sets the old words anew.
 */
final class Coverage {

    private final SlaTarget target;
    private final List<Stretch> stretches = new ArrayList<>();
    private List<Stretch> kept = List.of();
    private int moments;
    private @Nullable Moment last;

    /** What it was judged to be promised at the last moment, also where that is told to be an earlier promise that says the same. */
    private @Nullable Promise judged;

    Coverage(SlaTarget target) {
        this.target = target;
    }

    /** One that has come as far. Of what can no longer change it remembers the promise that came of it. */
    Coverage copy() {
        var copy = new Coverage(target);
        copy.stretches.addAll(isSettled() && !kept.isEmpty() ? List.of(kept.getLast()) : stretches);
        copy.kept = withoutSlips(withoutGaps(copy.stretches));
        copy.moments = moments;
        copy.last = last;
        copy.judged = judged;
        return copy;
    }

    /**
     * Goes on with the next moments.
     *
     * @return what is promised at each, null where nothing is; empty when they put an earlier moment in another light
     */
    Optional<List<@Nullable Given>> of(List<Moment> next, Books books) {
        int from = moments;
        if (stretch(next, books)) {
            var before = kept;
            kept = withoutSlips(withoutGaps(stretches));
            if (!isGoingOn(before, from)) {
                return Optional.empty();
            }
        }
        var given = new ArrayList<@Nullable Given>(Collections.nCopies(next.size(), null));
        int end = moments;
        for (int i = kept.size() - 1; i >= 0 && end > from; i--) {
            var stretch = kept.get(i);
            int begin = Math.max(stretch.from, from);
            if (stretch.promise != null) {
                Collections.fill(given.subList(begin - from, end - from), new Given(stretch.promise, stretch.given));
            }
            end = begin;
        }
        return Optional.of(given);
    }

    /** Whether nothing that follows can change what was promised so far. */
    boolean isSettled() {
        if (kept.size() <= 1) {
            return true;
        }
        var sinceWhen = Objects.requireNonNull(last).at().minus(Turns.LONGEST_SLIP);
        return kept.getLast().promise != null
                && kept.stream().skip(1).allMatch(stretch -> stretch.given.at().isBefore(sinceWhen));
    }

    /**
     * Moments in a row that have the same promise.
     *
     * @param from the place of the first of them
     * @param given the one at which the promise was given
     * @param promise null for none
     */
    private record Stretch(int from, Moment given, @Nullable Promise promise) {}

    /** Whether the promise changes at one of the moments. */
    private boolean stretch(List<Moment> next, Books books) {
        int before = stretches.size();
        for (var moment : next) {
            if (last == null || !isJudgedAlike(moment, last)) {
                var promise = books.book(moment.rulebook())
                        .promise(target, moment.profile())
                        .orElse(null);
                if (stretches.isEmpty() || !isSame(promise, judged)) {
                    stretches.add(new Stretch(moments, moment, promise));
                }
                judged = promise;
            }
            last = moment;
            moments++;
        }
        return stretches.size() > before;
    }

    /** Whether what was promised at the moments ahead of that place is as it was. */
    private boolean isGoingOn(List<Stretch> before, int from) {
        return kept.size() >= before.size()
                && kept.subList(0, before.size()).equals(before)
                && (kept.size() == before.size() || kept.get(before.size()).from >= from);
    }

    private static boolean isJudgedAlike(Moment one, Moment other) {
        return one.profile().equals(other.profile())
                && (one.rulebook() == null
                        ? other.rulebook() == null
                        : one.rulebook().equals(other.rulebook()));
    }

    private static boolean isSame(@Nullable Promise one, @Nullable Promise other) {
        return one == null ? other == null : one.equals(other);
    }

    /** What follows a gap holds in it too, but can be broken only once it was given, unless it is what held before. */
    private static List<Stretch> withoutGaps(List<Stretch> all) {
        var closed = new ArrayList<Stretch>();
        for (int i = 0; i < all.size(); i++) {
            var stretch = all.get(i);
            var before = closed.isEmpty() ? null : closed.getLast().promise;
            if (stretch.promise == null && before != null && i + 1 < all.size()) {
                var next = all.get(++i);
                if (next.promise != null && next.promise.isRenewalOf(before)) {
                    continue;
                }
                stretch = new Stretch(stretch.from, next.given, next.promise);
            }
            if (closed.isEmpty() || !isSame(stretch.promise, closed.getLast().promise)) {
                closed.add(stretch);
            }
        }
        return closed;
    }

    private static List<Stretch> withoutSlips(List<Stretch> all) {
        var kept = new ArrayList<Stretch>();
        for (var stretch : all) {
            int size = kept.size();
            if (size >= 2 && isSlip(kept.get(size - 2), kept.getLast(), stretch)) {
                kept.removeLast();
            } else {
                kept.add(stretch);
            }
        }
        return kept;
    }

    private static boolean isSlip(Stretch before, Stretch between, Stretch after) {
        if (before.promise == null || after.promise == null || !after.promise.isRenewalOf(before.promise)) {
            return false;
        }
        var held = Duration.between(between.given.at(), after.given.at());
        return held.compareTo(before.promise.turns().slip()) <= 0;
    }
}
