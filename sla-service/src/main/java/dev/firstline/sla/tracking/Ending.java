package dev.firstline.sla.tracking;

import dev.firstline.contracts.sla.CancellationCause;
import dev.firstline.contracts.sla.Verdict;
import dev.firstline.sla.clock.Clock;
import dev.firstline.sla.clock.ClockState;
import dev.firstline.sla.clock.Settlement;
import dev.firstline.sla.clock.Transition;
import dev.firstline.sla.policy.Promise;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say of an end beside its instant.
 *
 * @param cause why the clock was cancelled; null for the other ends, and for one from before there were causes
 * @param countsAs of an unanswered first response, as what the policy counts it: MET or BREACHED; null when it counts neither way
 * @param settlement when what a broken clock promised came after all; null while it has not
 * @param verdict what somebody said of this outcome; null when nobody did, or took it back
 * @param provisional whether the breach was told before all facts up to it were known
 */
record Ending(
        @Nullable CancellationCause cause,
        @Nullable ClockState countsAs,
        @Nullable Settlement settlement,
        @Nullable Verdict verdict,
        boolean provisional) {

    /** Nothing. */
    static final Ending NONE = new Ending(null, null, null, null, false);

    /** @param before of the same outcome, as it is stored; null when the outcome is another one */
    static Ending of(Clock clock, @Nullable Ending before) {
        var cause = clock.end()
                .map(end -> end instanceof Transition.Cancelled cancelled ? cancelled.cause() : null)
                .orElse(null);
        return new Ending(
                cause,
                cause == CancellationCause.UNANSWERED ? countsAs(clock.promise()) : null,
                clock.settlement(),
                before == null ? null : before.verdict,
                before != null && before.provisional);
    }

    private static @Nullable ClockState countsAs(Promise promise) {
        return switch (promise.turns().unanswered()) {
            case MET -> ClockState.MET;
            case BROKEN -> ClockState.BREACHED;
            case NOT_COUNTED -> null;
        };
    }

    Ending with(@Nullable Verdict said) {
        return new Ending(cause, countsAs, settlement, said, provisional);
    }

    Ending because(CancellationCause why) {
        return new Ending(why, null, null, null, false);
    }
}
