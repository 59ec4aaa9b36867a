package dev.firstline.intake.ticket;

import dev.firstline.chassis.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of each ticket, in the order of the request. */
public record BulkResult(List<Item> items) {

    /**
     * What became of one.
     *
     * @param index its place in the request, from 0
     * @param status as the answer to a single one would have had: 201, 200 for one that was there already and asked for ({@code ifKnown}), 409, 422 or 429; also 500 or 503 where tickets before it were opened and the
     *     rest could not be
     * @param ticket with 201 and 200
     * @param problem with all others: type, title, status, detail and what else belongs to it
     */
    @Schema(name = "BulkItem")
    public record Item(
            int index,
            int status,
            @Nullable Opened ticket,
            @Schema(ref = "Problem") @Nullable Map<String, Object> problem) {

        static Item opened(int index, TicketView ticket) {
            return new Item(index, 201, new Opened(ticket.id(), ticket.number(), ticket.version()), null);
        }

        static Item known(int index, KnownTickets.By by) {
            return new Item(index, 200, new Opened(by.ticketId(), by.number(), by.version()), null);
        }

        static Item refused(int index, Problem problem) {
            var told = problem.body();
            // An item has no header of its own.
            problem.retryAfterSeconds().ifPresent(seconds -> told.put("retryAfter", seconds));
            return new Item(index, problem.type().status(), null, told);
        }
    }

    /** A ticket that was opened, or was there. */
    @Schema(name = "BulkTicket")
    public record Opened(UUID id, TicketNumber number, long version) {}
}
