package dev.firstline.intake.ticket;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.intake.reference.ExternalReference;
import dev.firstline.intake.ticket.KnownTickets.By;
import dev.firstline.intake.ticket.TicketOpening.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What becomes of a new ticket that has a ticket already, or several. */
final class Recognition {

    private Recognition() {}

    /**
     * The existing ticket where that is asked for and there is just one; otherwise a refusal that names it. Empty when it has none.
     *
     * @param byExternalReference tickets of the filer by their external reference
     * @param byReference the same by their references
     */
    static Optional<Outcome> of(
            NewTicket asked, Map<String, By> byExternalReference, Map<ExternalReference, By> byReference) {
        var found = new LinkedHashMap<String, By>();
        var external = asked.externalReference();
        if (external != null && byExternalReference.get(external) instanceof By by) {
            found.put("This externalReference", by);
        }
        for (var reference : asked.inSystems()) {
            if (byReference.get(reference) instanceof By by) {
                found.put("The reference " + reference, by);
            }
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var first = found.firstEntry();
        if (asked.ifKnown() != IfKnown.RETURN) {
            return Optional.of(new Outcome.Refused(first.getValue().refusal(first.getKey())));
        }
        return Optional.of(
                found.values().stream().map(By::ticketId).distinct().count() == 1
                        ? new Outcome.Known(first.getValue())
                        : new Outcome.Refused(ambiguous(found)));
    }

    private static Problem ambiguous(Map<String, By> found) {
        return Problem.conflict("Its references belong to several tickets, "
                + found.values().stream()
                        .map(by -> by.number().toString())
                        .distinct()
                        .collect(Collectors.joining(", "))
                + "; send those of one, or merge the tickets.");
    }
}
