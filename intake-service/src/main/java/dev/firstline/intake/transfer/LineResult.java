package dev.firstline.intake.transfer;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.intake.ticket.TicketNumber;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of a line of an import.
 *
 * @param line its number in the file, from 1
 * @param kind what it is; null for one that cannot be read
 * @param reference the externalReference of a ticket, the externalId of a customer, both ids of a contact; null for one that
 *     cannot be read
 * @param ticketId of a ticket that is there, also with what it was refused for
 * @param number likewise
 * @param problem with REFUSED: type, title, status, detail and what else belongs to it
 */
@Schema(name = "ImportedLine")
public record LineResult(
        int line,
        @Nullable String kind,
        @Nullable String reference,
        LineOutcome outcome,
        @Nullable UUID ticketId,
        @Nullable TicketNumber number,
        @Schema(ref = "Problem") @Nullable Map<String, Object> problem) {

    static LineResult of(NumberedLine<?> line, LineOutcome outcome) {
        return new LineResult(
                line.number(), line.content().kind(), line.content().reference(), outcome, null, null, null);
    }

    static LineResult of(NumberedLine<?> line, LineOutcome outcome, UUID ticketId, TicketNumber number) {
        return new LineResult(
                line.number(), line.content().kind(), line.content().reference(), outcome, ticketId, number, null);
    }

    static LineResult refused(NumberedLine<?> line, Problem problem) {
        return new LineResult(
                line.number(),
                line.content().kind(),
                line.content().reference(),
                LineOutcome.REFUSED,
                null,
                null,
                problem.body());
    }

    /** Refused for the sake of a ticket that is there. */
    static LineResult refused(NumberedLine<?> line, Problem problem, UUID ticketId, TicketNumber number) {
        return new LineResult(
                line.number(),
                line.content().kind(),
                line.content().reference(),
                LineOutcome.REFUSED,
                ticketId,
                number,
                problem.body());
    }

    /** @param kind what it seems to be; null when that cannot be told */
    static LineResult unreadable(int line, @Nullable String kind, Problem problem) {
        return new LineResult(line, kind, null, LineOutcome.REFUSED, null, null, problem.body());
    }
}
