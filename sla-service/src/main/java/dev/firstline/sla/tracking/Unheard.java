package dev.firstline.sla.tracking;

import dev.firstline.chassis.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A ticket of which nothing was heard, or another tenant's: the two look the same. Intake's ids tell when they were made; of one that was
 * made just now the answer says that asking again is worth while. It looks at the id alone, so it says nothing of whether there is such
 * a ticket.
 */
final class Unheard {

    /** What opens a ticket is heard sooner, unless the service lags. */
    private static final Duration RECENT = Duration.ofMinutes(1);

    private static final int UUID_WITH_TIME = 7;

    private Unheard() {}

    /** The 404; with a member {@code recent} when the id was made within the last minute. */
    static Problem ticket(UUID id, Instant now) {
        return isRecent(id, now)
                ? new Problem(
                                Problem.notFound("ticket").type(),
                                "No ticket with this id is visible to this token. The id was made just now: if the ticket was opened with"
                                        + " it, this service may not have heard of it yet; ask again in a second.")
                        .with("recent", true)
                : Problem.notFound("ticket");
    }

    private static boolean isRecent(UUID id, Instant now) {
        if (id.version() != UUID_WITH_TIME) {
            return false;
        }
        var made = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
        return Duration.between(made, now).abs().compareTo(RECENT) <= 0;
    }
}
