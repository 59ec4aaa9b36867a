package dev.firstline.intake.ticket;

import dev.firstline.chassis.tenancy.Scope;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the desk looks at a ticket again.
 *
 * @param at null for no such time
 * @param tenant who said so: what is planned above is not told below
 * @param told whether the desk was reminded
 */
@Embeddable
public record FollowUp(
        @Nullable Instant at,
        @Nullable String tenant,
        @Nullable Boolean told) {

    /** No such time. */
    public static final FollowUp NONE = new FollowUp(null, null, null);

    /** At that time, as somebody of that tenant says. */
    public static FollowUp at(Instant time, String tenant) {
        return new FollowUp(time, tenant, false);
    }

    /** Whether it was planned where the reader may not know of it. */
    public boolean isPlannedAbove(Scope reader) {
        return at != null && !reader.mayKnowPersonsOf(tenant);
    }

    /** The time, to a reader who may know of it. */
    public @Nullable Instant atFor(Scope reader) {
        return reader.mayKnowPersonsOf(tenant) ? at : null;
    }
}
