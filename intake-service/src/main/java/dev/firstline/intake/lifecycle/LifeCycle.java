package dev.firstline.intake.lifecycle;

import static dev.firstline.contracts.ticket.TicketStatus.CANCELED;
import static dev.firstline.contracts.ticket.TicketStatus.CLOSED;
import static dev.firstline.contracts.ticket.TicketStatus.IN_PROGRESS;
import static dev.firstline.contracts.ticket.TicketStatus.LINKED_TO_INCIDENT;
import static dev.firstline.contracts.ticket.TicketStatus.NEW;
import static dev.firstline.contracts.ticket.TicketStatus.REJECTED;
import static dev.firstline.contracts.ticket.TicketStatus.RESOLVED;
import static dev.firstline.contracts.ticket.TicketStatus.TRIAGED;
import static dev.firstline.contracts.ticket.TicketStatus.WAITING_ON_CUSTOMER;
import static dev.firstline.contracts.ticket.TicketStatus.WAITING_ON_PARTNER;
import static dev.firstline.contracts.ticket.TicketStatus.WAITING_ON_VENDOR;

import dev.firstline.contracts.ticket.TicketStatus;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The legal moves of a ticket; what is not listed is not legal. */
public final class LifeCycle {

    private static final Map<TicketStatus, Set<TicketStatus>> MOVES = new EnumMap<>(Map.ofEntries(
            from(NEW, TRIAGED, LINKED_TO_INCIDENT, REJECTED, CANCELED),
            from(
                    TRIAGED,
                    IN_PROGRESS,
                    WAITING_ON_CUSTOMER,
                    WAITING_ON_VENDOR,
                    WAITING_ON_PARTNER,
                    LINKED_TO_INCIDENT,
                    REJECTED,
                    CANCELED),
            from(
                    IN_PROGRESS,
                    WAITING_ON_CUSTOMER,
                    WAITING_ON_VENDOR,
                    WAITING_ON_PARTNER,
                    LINKED_TO_INCIDENT,
                    RESOLVED,
                    REJECTED,
                    CANCELED),
            from(WAITING_ON_CUSTOMER, IN_PROGRESS, CANCELED),
            from(WAITING_ON_VENDOR, IN_PROGRESS, WAITING_ON_PARTNER, CANCELED),
            from(WAITING_ON_PARTNER, IN_PROGRESS, WAITING_ON_VENDOR, CANCELED),
            from(LINKED_TO_INCIDENT, IN_PROGRESS, CANCELED),
            from(RESOLVED, IN_PROGRESS, CLOSED),
            from(CLOSED),
            from(REJECTED),
            from(CANCELED)));

    private LifeCycle() {}

    /** Where a ticket may go from there, in the order of the life cycle; empty at its end. */
    public static Set<TicketStatus> legalFrom(TicketStatus from) {
        return MOVES.getOrDefault(from, Set.of());
    }

    /** Whether that move is legal. Staying is no move. */
    public static boolean allows(TicketStatus from, TicketStatus to) {
        return legalFrom(from).contains(to);
    }

    /** @throws IllegalMoveException when that move is not legal */
    public static void require(TicketStatus from, TicketStatus to) {
        if (!allows(from, to)) {
            throw new IllegalMoveException(from, to);
        }
    }

    private static Map.Entry<TicketStatus, Set<TicketStatus>> from(TicketStatus from, TicketStatus... to) {
        var targets = EnumSet.noneOf(TicketStatus.class);
        Collections.addAll(targets, to);
        return Map.entry(from, Collections.unmodifiableSet(targets));
    }
}
