package dev.firstline.notification.retry;

import dev.firstline.chassis.retry.RetrySchedule;
import java.time.Duration;
import java.util.Optional;

/** What follows from an attempt. */
public sealed interface Verdict {

    /** The receiver has it. */
    record Delivered() implements Verdict {}

    /** It is tried again after the delay. */
    record Again(Duration delay) implements Verdict {}

    /** It is given up; the receiver said, or not, that it wants no more of any kind. */
    record GivenUp(boolean receiverGone) implements Verdict {}

    /** HTTP 410: the receiver wants nothing from this subscription any more. */
    int GONE = 410;

    /** What was not tried for want of a place comes again so soon, and up to twice as late. */
    Duration SOON = Duration.ofSeconds(1);

    /**
     * Decides.
     *
     * @param attempts how many were made, this one included
     * @param random 0 to 1, decides the jitter of a wait
     */
    static Verdict on(Answer answer, int attempts, RetrySchedule schedule, double random) {
        return switch (answer) {
            case Answer.Replied(var status, var accepted, var retryAfter) -> {
                if (accepted) {
                    yield new Delivered();
                }
                yield status == GONE
                        ? new GivenUp(true)
                        : schedule.after(attempts, retryAfter, random)
                                .<Verdict>map(Again::new)
                                .orElse(new GivenUp(false));
            }
            case Answer.Silent silent ->
                schedule.after(attempts, Optional.empty(), random)
                        .<Verdict>map(Again::new)
                        .orElse(new GivenUp(false));
            case Answer.NotTried notTried -> new GivenUp(false);
            case Answer.Postponed postponed -> new Again(SOON.plusMillis(Math.round(SOON.toMillis() * random)));
        };
    }
}
