package dev.firstline.intake.admission;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * How many tickets a second this copy may accept. Without a limit as long as the pipeline keeps up; else as many as it answered within the
 * last two seconds, a part less while what queues in it lags more than is steered to, and a part more while it lags less. So the limit follows what the
 * machine can do without knowing it, and rises again by itself; the floor keeps answers coming that it can be learned from.
 *
 * <p>All is of this copy alone: of its own tickets, those that were opened before the latest that are being answered count as answered, whoever
 * hears of them. A pipeline that stands still is no reason for a limit: refusing would not make it quicker. Instants are nanoseconds of one clock.
 */
final class AcceptanceRate {

    static final long TURN = TimeUnit.MILLISECONDS.toNanos(500);

    /** The lag is to come back to what is steered to within so many seconds: several times the lag itself, or it would swing. */
    private static final double SETTLES = 2.5;

    /** The part of the bound that is steered to: what is done about a lag shows only after it was heard of. */
    private static final double STEERED = 1 / 3.0;

    private static final double LEAST_OF_ANSWERED = 0.25;
    private static final double MOST_OF_ANSWERED = 1.25;

    /** By how much one turn may change the limit while there is a queue: what was answered in a moment is no more than a hint. */
    private static final double FALL = 0.5;

    private static final double RISE = 1.5;

    /** By how much one turn raises a limit at least when hardly anything queues: what was answered may have been all that was asked for. */
    private static final double EASE = 1.1;

    private static final int MARKS = 4;
    private static final long STILL = TimeUnit.SECONDS.toNanos(3);
    private static final long GIVEN_UP = TimeUnit.SECONDS.toNanos(30);

    /** So long must hardly anybody have been held back before the limit is lifted. */
    private static final long CALM = TimeUnit.SECONDS.toNanos(5);

    /** What was once carried is forgotten by half within ten minutes. */
    private static final double FORGETS = Math.pow(0.5, 1 / 1200.0);

    private static final double SECOND = 1e9;

    private final Bounds bounds;
    private final double target;
    private final PipelineLag lag = new PipelineLag();
    private final UsualLag usual;
    private final AcceptedHistory accepted = new AcceptedHistory();
    private final Deque<Mark> marks = new ArrayDeque<>();
    private final long born;
    private long nextTurn;
    private long front;

    /** From an answer until it is heard here. */
    private long hearing;

    private long lastNews;
    private long calmSince;
    private long asked;
    private long delayed;
    private boolean refused;
    private long waiting;
    private long answers;
    private boolean everHeard;
    private boolean limited;

    /** Whether what was answered was ever as much as could be: before, it was what there was. */
    private boolean saturated;

    private double carried;
    private double limit = Double.POSITIVE_INFINITY;

    /** @param now the present instant */
    AcceptanceRate(Bounds bounds, long now) {
        this.bounds = bounds;
        this.target = bounds.lag().toNanos() / SECOND * STEERED;
        usual = new UsualLag(now);
        marks.addLast(new Mark(now, now, 0));
        born = now;
        nextTurn = now + TURN;
        front = now;
        lastNews = now;
        calmSince = now;
    }

    /** Up to when tickets were answered, seen at a turn. */
    private record Mark(long at, long front, long answers) {}

    /**
     * A ticket was answered.
     *
     * @param delay from its opening to the answer
     * @param heard from its opening until that is heard here
     */
    void heard(Stage stage, long delay, long heard, long now) {
        turn(now);
        lag.heard(stage, delay, heard);
    }

    /** Tickets of this copy were accepted. */
    void accepted(long number, long now) {
        accepted.add(number, now);
        waiting += number;
    }

    /** How one of them fared under the limit. */
    void fared(boolean wasDelayed, boolean wasRefused) {
        asked++;
        delayed += wasDelayed ? 1 : 0;
        refused |= wasRefused;
    }

    /** Tickets per second; infinite while there is no limit. */
    double limit(long now) {
        turn(now);
        if (!limited && everHeard && waiting > freeAtOnce() && !isStanding(now)) {
            steer(lag.slowest(now), Math.max(carried, bounds.floor()));
        }
        return limited ? limit : Double.POSITIVE_INFINITY;
    }

    /** How far the pipeline is behind, in seconds; 0 as long as nothing waits or nothing is known. */
    double lagSeconds(long now) {
        turn(now);
        return lag.slowest(now) / SECOND;
    }

    private void turn(long now) {
        if (now - nextTurn < 0) {
            return;
        }
        nextTurn = now + TURN;
        if (lag.turn(now)) {
            long slowest = lag.slowest(now);
            everHeard = true;
            lastNews = now;
            usual.seen(slowest, limited, now);
            hearing = Math.max(0, lag.slowestHeard(now) - slowest);
            long frontBefore = front;
            front = now - slowest - hearing;
            answers += lag.answers();
            double answered = answered(frontBefore, now);
            carried = Math.max(Math.max(answered, keptUpWith()), carried * FORGETS);
            waiting = accepted.between(front, now);
            steer(slowest, answered);
        } else if (isStanding(now) && now - lastNews > GIVEN_UP) {
            release();
        }
        if (!limited || refused || 2 * delayed > asked || queueing(lag.slowest(now)) > target) {
            calmSince = now;
        } else if (now - calmSince > CALM) {
            release();
        }
        asked = 0;
        delayed = 0;
        refused = false;
    }

    /** Tickets per second that were answered lately: of ours by the time of their opening, or of all that were heard of. */
    private double answered(long frontBefore, long now) {
        while (!marks.isEmpty()
                && (marks.size() > MARKS || now - marks.getFirst().at() > STILL)) {
            marks.removeFirst();
        }
        var before = marks.isEmpty() ? new Mark(now - TURN, frontBefore, answers - lag.answers()) : marks.getFirst();
        marks.addLast(new Mark(now, front, answers));
        double seconds = (now - before.at()) / SECOND;
        long ours = accepted.between(before.front(), front);
        // Of tickets from before it began this copy knows only what it hears. Both swing: always the greater one would
        // be too much.
        return (before.front() > born ? ours : Math.max(ours, answers - before.answers())) / seconds;
    }

    /** Tickets per second that were opened while those were that are answered now: as long as nothing queues, the pipeline keeps up with them. */
    private double keptUpWith() {
        var before = marks.getFirst();
        var last = marks.getLast();
        double seconds = (last.front() - before.front()) / SECOND;
        return seconds > 0 && queueing(lag.slowest(last.at())) < target / 2
                ? accepted.between(before.front(), last.front()) / seconds
                : 0;
    }

    private void steer(long slowest, double answered) {
        double late = queueing(slowest);
        boolean lags = late > target && waiting > bounds.spare();
        if (!limited && (lags || waiting > freeAtOnce())) {
            limited = true;
            saturated |= lags;
        }
        if (limited) {
            double expected =
                    waiting > freeAtOnce() ? waiting / Math.max(answered, carried) - usually() - hearing / SECOND : 0;
            double part = 1 + (target - Math.max(late, expected)) / SETTLES;
            double next = answered * Math.clamp(part, LEAST_OF_ANSWERED, MOST_OF_ANSWERED);
            if (limit < Double.POSITIVE_INFINITY) {
                next = late < target / 2 ? Math.max(next, limit * EASE) : next;
                next = Math.clamp(next, limit * FALL, late > target / 2 ? limit * RISE : Double.POSITIVE_INFINITY);
            }
            limit = Math.max(bounds.floor(), next);
        }
    }

    /** Seconds of a lag that are more than what there is without a queue. */
    private double queueing(long slowest) {
        return Math.max(0, slowest / SECOND - usually());
    }

    /** The lag without a queue, in seconds. */
    private double usually() {
        return usual.atMost(bounds.lag().toNanos() / 2) / SECOND;
    }

    private double freeAtOnce() {
        // Nobody has told yet of those that were answered since the last turn, nor of the last ones before it.
        double meanwhile = carried * ((TURN + hearing) / SECOND + usually());
        return meanwhile + (saturated ? Math.max(bounds.spare(), carried * 2 * target) : bounds.flash());
    }

    /** Some wait, for long, and nobody answers anything. */
    private boolean isStanding(long now) {
        return now - lastNews > STILL && accepted.between(front, now - STILL) > 0;
    }

    private void release() {
        limited = false;
        limit = Double.POSITIVE_INFINITY;
    }
}
