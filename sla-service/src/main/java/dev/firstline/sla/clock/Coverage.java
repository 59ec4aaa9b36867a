package dev.firstline.sla.clock;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.sla.policy.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which promise a ticket had for a target, moment by moment, by all that is known of its life. A slip of the hand costs nothing: a gap
 * between two promises is none, and another promise that held for a short time between two equal ones never was.
 */
final class Coverage {

    private Coverage() {}

    /** One for each moment; null where nothing is promised. */
    static List<@Nullable Given> of(SlaTarget target, List<Moment> moments, Books books) {
        var stretches = withoutSlips(withoutGaps(stretches(target, moments, books)), moments);
        var given = new ArrayList<@Nullable Given>(Collections.nCopies(moments.size(), null));
        for (int i = 0; i < stretches.size(); i++) {
            var stretch = stretches.get(i);
            int end = i + 1 < stretches.size() ? stretches.get(i + 1).from : moments.size();
            if (stretch.promise != null) {
                Collections.fill(
                        given.subList(stretch.from, end), new Given(stretch.promise, moments.get(stretch.given)));
            }
        }
        return given;
    }

    /**
     * Moments in a row that have the same promise.
     *
     * @param from the first of them
     * @param given the one at which the promise was given
     * @param promise null for none
     */
    private record Stretch(int from, int given, @Nullable Promise promise) {}

    private static List<Stretch> stretches(SlaTarget target, List<Moment> moments, Books books) {
        var stretches = new ArrayList<Stretch>();
        for (int i = 0; i < moments.size(); i++) {
            var moment = moments.get(i);
            if (i > 0 && isJudgedAlike(moment, moments.get(i - 1))) {
                continue;
            }
            var promise = books.book(moment.rulebook())
                    .promise(target, moment.profile())
                    .orElse(null);
            if (stretches.isEmpty() || !isSame(promise, stretches.getLast().promise)) {
                stretches.add(new Stretch(i, i, promise));
            }
        }
        return stretches;
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
            boolean gap = stretch.promise == null && !closed.isEmpty() && i + 1 < all.size();
            if (gap && closed.getLast().promise != null) {
                var next = all.get(++i);
                stretch = new Stretch(stretch.from, next.given, next.promise);
            }
            if (closed.isEmpty() || !isSame(stretch.promise, closed.getLast().promise)) {
                closed.add(stretch);
            }
        }
        return closed;
    }

    private static List<Stretch> withoutSlips(List<Stretch> all, List<Moment> moments) {
        var kept = new ArrayList<Stretch>();
        for (var stretch : all) {
            int size = kept.size();
            if (size >= 2 && isSlip(kept.get(size - 2), kept.getLast(), stretch, moments)) {
                kept.removeLast();
            } else {
                kept.add(stretch);
            }
        }
        return kept;
    }

    private static boolean isSlip(Stretch before, Stretch between, Stretch after, List<Moment> moments) {
        if (before.promise == null || !before.promise.equals(after.promise)) {
            return false;
        }
        var held = Duration.between(
                moments.get(between.given).at(), moments.get(after.given).at());
        return held.compareTo(before.promise.turns().slip()) <= 0;
    }
}
