package dev.firstline.intake.customer;

import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** {@code If-Match} and {@code If-None-Match} where a PUT may also make the thing. */
public final class Presence {

    private Presence() {}

    /**
     * Holds a change to the version that the caller has seen, or to there being none, where the caller says so.
     *
     * @param made whether there was none until now, so that the caller cannot have seen one
     * @throws Problem 412 when it is new or has another version by now, or when there is one and there should be none; what was made in the
     *     transaction is undone by it
     */
    public static void require(boolean made, @Nullable String ifMatch, @Nullable String ifNoneMatch, long version) {
        if (ifMatch != null) {
            if (made) {
                throw new Problem(
                        ProblemType.STALE_VERSION,
                        "There is none any more, or there never was; send it without If-Match.");
            }
            ETags.require(ifMatch, version);
        }
        if (!made) {
            ETags.refuseKnown(ifNoneMatch, version);
        }
    }
}
