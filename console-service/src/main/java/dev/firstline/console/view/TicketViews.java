package dev.firstline.console.view;

import java.util.Collection;
import java.util.UUID;

/**
 * Derives the view of a ticket from all its facts. The facts are put in order first, so every order of arrival, and every
 * fact that comes twice, ends in the same view.
 */
public final class TicketViews {

    private TicketViews() {}

    /** The view that the facts tell; all of them are of the one ticket. */
    public static TicketView of(UUID ticketId, Collection<Fact> facts) {
        return TicketFold.of(ticketId, facts).view();
    }
}
