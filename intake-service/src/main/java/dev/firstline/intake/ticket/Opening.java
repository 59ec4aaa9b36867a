package dev.firstline.intake.ticket;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.idempotency.IdempotentRequests.Keyed;
import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.feed.Actor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that somebody asks to open.
 *
 * @param by who asks
 * @param once the request's Idempotency-Key, taken for {@link #ROUTE}; null for a request without one
 */
record Opening(NewTicket ticket, Actor.Bearer by, @Nullable Keyed once) {

    static final String ROUTE = "POST /v1/tickets";

    Opening(NewTicket ticket, Actor.Bearer by) {
        this(ticket, by, null);
    }

    /** The same for whoever has looked after the key. */
    Opening withoutKey() {
        return new Opening(ticket, by);
    }

    /** The same with another ticket. */
    Opening with(NewTicket read) {
        return new Opening(read, by, once);
    }

    boolean hasReference() {
        return ticket.externalReference() != null;
    }

    /** Whether it has other references than the external one. */
    boolean hasReferencesInSystems() {
        return !ticket.inSystems().isEmpty();
    }

    /**
     * An opening with its filer.
     *
     * @param id of the ticket that it will be
     * @param filer the tenant whose token files it
     */
    record Filed(UUID id, TenantPath filer, Opening opening) {

        Filed(TenantPath filer, Opening opening) {
            this(Ids.next(), filer, opening);
        }

        NewTicket ticket() {
            return opening.ticket();
        }
    }
}
