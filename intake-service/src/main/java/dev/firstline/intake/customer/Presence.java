package dev.firstline.intake.customer;

import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;

/** {@code If-Match} where a PUT may also make the thing. */
final class Presence {

    private Presence() {}

    /**
     * Holds a change to the version that the caller has seen.
     *
     * @param made whether there was none until now, so that the caller cannot have seen one
     * @throws Problem 412 when it is new or has another version by now; what was made in the transaction is undone by it
     */
    static void require(boolean made, String ifMatch, long version) {
        if (made) {
            throw new Problem(
                    ProblemType.STALE_VERSION, "There is none any more, or there never was; send it without If-Match.");
        }
        ETags.require(ifMatch, version);
    }
}
