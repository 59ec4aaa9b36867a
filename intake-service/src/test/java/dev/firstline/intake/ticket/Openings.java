package dev.firstline.intake.ticket;

import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.intake.customer.CustomerReference;
import dev.firstline.intake.feed.Actor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tickets that somebody asks to open; what they are about matters to no test here. */
final class Openings {

    private Openings() {}

    /** @param reference the caller's own; null for none */
    static Opening of(String filer, @Nullable String reference) {
        var ticket = new NewTicket(
                reference,
                "title",
                "body",
                TicketType.INCIDENT,
                Severity.B,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new CustomerReference("C-1", null),
                null,
                null,
                null,
                List.of(),
                Map.of());
        return new Opening(ticket, new Actor.Bearer(filer, "tests", "test-user"));
    }
}
