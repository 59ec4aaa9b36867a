package dev.firstline.intake.ticket;

import dev.firstline.chassis.tenancy.Scope;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * Who works on a ticket, and where it lies until somebody does.
 *
 * @param queue where it lies; null for nowhere
 * @param queueTenant whose queue that is
 * @param owner the subject of whoever works on it; null for nobody
 * @param ownerName as it was stated, or null
 * @param ownerTenant who said so: who works for a tenant above is not told below
 */
@Embeddable
public record Desk(
        @Nullable String queue,
        @Nullable String queueTenant,
        @Nullable String owner,
        @Nullable String ownerName,
        @Nullable String ownerTenant) {

    /** Nobody, nowhere. */
    public static final Desk NOBODY = new Desk(null, null, null, null, null);

    /** In that queue, with the same owner. */
    public Desk in(String to, String tenant) {
        return new Desk(to, tenant, owner, ownerName, ownerTenant);
    }

    /** With that owner, in the same queue. */
    public Desk of(String subject, @Nullable String name, String tenant) {
        return new Desk(queue, queueTenant, subject, name, tenant);
    }

    /** Nobody's, in the same queue. */
    public Desk released() {
        return new Desk(queue, queueTenant, null, null, null);
    }

    /** As it is once another ticket ended in its favour: what it lacks, it takes over from that one. */
    public Desk absorbing(Desk other) {
        return new Desk(
                queue == null ? other.queue : queue,
                queue == null ? other.queueTenant : queueTenant,
                owner == null ? other.owner : owner,
                owner == null ? other.ownerName : ownerName,
                owner == null ? other.ownerTenant : ownerTenant);
    }

    /** Whether somebody works on it whom the reader may not know. */
    public boolean isOwnedAbove(Scope reader) {
        return owner != null && !reader.mayKnowPersonsOf(ownerTenant);
    }

    /** Whether it lies in a queue that the reader may not know of. */
    public boolean isQueuedAbove(Scope reader) {
        return queue != null && !reader.mayKnowPersonsOf(queueTenant);
    }

    /** The queue, to a reader who may know of it. */
    public @Nullable String queueFor(Scope reader) {
        return reader.mayKnowPersonsOf(queueTenant) ? queue : null;
    }

    /** The owner, to a reader who may know him. */
    public @Nullable Owner ownerFor(Scope reader) {
        return owner != null && reader.mayKnowPersonsOf(ownerTenant) ? new Owner(owner, ownerName) : null;
    }
}
