package dev.firstline.sla.clock;

import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.sla.policy.TicketProfile;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket right after one of its facts.
 *
 * @param fact what happened last
 * @param at when; never before the moment ahead of it
 * @param profile what policies look at
 * @param status where the ticket stands; null when that is not known
 * @param rest whether it is done, by all that is known of its life
 * @param answered whether the customer had words of ours by then
 * @param occasions what clocks begin with
 * @param rulebook by which it is judged from here on; null for the one of its opening
 */
record Moment(
        TicketFact fact,
        Instant at,
        TicketProfile profile,
        @Nullable TicketStatus status,
        Rest rest,
        boolean answered,
        Occasions occasions,
        @Nullable UUID rulebook) {

    /**
     * The latest of each kind.
     *
     * @param opened the ticket's opening
     * @param reopened its last reopening
     * @param question words of the customer that are the first without an answer; resolving the ticket answers them too
     * @param told our last words to the customer
     * @param filed the last filing with a vendor of which nothing was heard yet
     */
    record Occasions(
            Occasion opened,
            @Nullable Occasion reopened,
            @Nullable Occasion question,
            @Nullable Occasion told,
            @Nullable Occasion filed) {}

    UUID eventId() {
        return fact.eventId();
    }

    Occasion asOccasion() {
        return new Occasion(at, eventId());
    }

    boolean isReply() {
        return fact instanceof TicketFact.Wrote words && words.isReply();
    }

    boolean isResolved() {
        return status == TicketStatus.RESOLVED || status == TicketStatus.CLOSED;
    }

    /** Whether nothing can follow, so that nobody can give what is owed. */
    boolean isOver() {
        return rest == Rest.FOR_GOOD && status != TicketStatus.RESOLVED;
    }
}
