package dev.firstline.chassis.ops;

import java.time.Instant;

/** What a service keeps of tickets. Each service that keeps something has one bean of this; {@link TicketRetention} calls it. */
public interface EndedTickets {

    /**
     * Deletes all that the service keeps of some tickets that were opened before that instant and have ended, oldest first; within
     * an open transaction of the platform's scope.
     *
     * @return how many tickets, {@code atMost} when there may be more
     */
    int delete(Instant openedBefore, int atMost);
}
