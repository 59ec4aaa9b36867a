package dev.firstline.devstack.process;

import java.time.Duration;

/**
 * For how long a process has given no sign of getting on: no new line in its log, no processor time worth mentioning, nobody who works for
 * it. Immutable; each look gives the next.
 *
 * @param patience how long it may be silent
 * @param sign the look that last showed a sign, which the next ones are held against
 * @param last the look before this
 * @param lasts how long it has been silent, as far as somebody looked
 */
public record Silence(Duration patience, Look sign, Look last, Duration lasts) {

    /** Less than this part of a processor is no work; a JVM that only waits needs less. */
    private static final int LEAST_PART = 200;

    /** Between two looks that are further apart the looker itself stood still, and cannot say that nothing happened. */
    private static final Duration LONGEST_STEP = Duration.ofSeconds(5);

    /** Before anything was seen. */
    public static Silence from(Look first, Duration patience) {
        return new Silence(patience, first, first, Duration.ZERO);
    }

    /** With one more look. */
    public Silence after(Look look) {
        if (isSign(look)) {
            return from(look, patience);
        }
        return new Silence(patience, sign, look, lasts.plus(shorter(look.at().minus(last.at()), longestStep())));
    }

    /** Whether it has lasted longer than the patience. */
    public boolean isTooLong() {
        return lasts.compareTo(patience) > 0;
    }

    Duration longestStep() {
        return shorter(LONGEST_STEP, patience.dividedBy(10));
    }

    /** A log that is shorter was put aside; less processor time means that a child ended. Both are signs too. */
    private boolean isSign(Look look) {
        return look.worksElsewhere()
                || look.logBytes() != sign.logBytes()
                || look.processor().minus(sign.processor()).abs().compareTo(patience.dividedBy(LEAST_PART)) >= 0;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
