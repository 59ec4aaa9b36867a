package dev.firstline.sla.history;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.sla.clock.TicketFact;
import dev.firstline.sla.policy.TicketProfile;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A ticket of the past, open or closed, with what happened to it.
 *
 * @param ticketId its id, the same when it is sent again
 * @param openedAt when it was taken in
 * @param breakFix left out: an INCIDENT counts as break-fix
 * @param customerId its customer's id at intake
 * @param events what happened then, in order of time
 */
public record PastTicket(
        @NotNull UUID ticketId,
        @NotNull Instant openedAt,
        @NotNull TicketType type,
        @NotNull Severity severity,
        @NotNull Language language,
        @Nullable ProductFamily productFamily,
        @Nullable Category category,
        @Nullable Boolean breakFix,
        @Nullable UUID customerId,
        @Nullable @Size(max = 200) List<@NotNull @Valid Event> events) {

    /** More than there are events. */
    private static final long NUMBERS = 1 << 16;

    /** What kinds of events there are. */
    @Schema(name = "PastEventKind")
    public enum Kind {
        /** Moved to {@code status}. */
        STATUS_CHANGED,
        /** Changed to {@code severity}. */
        SEVERITY_CHANGED,
        /** The customer wrote. */
        CUSTOMER_WROTE,
        /** We wrote to the customer. */
        REPLIED
    }

    /**
     * One event.
     *
     * @param status only, and always, with STATUS_CHANGED
     * @param severity only, and always, with SEVERITY_CHANGED
     */
    @Schema(name = "PastEvent")
    public record Event(
            @NotNull Instant at,
            @NotNull Kind kind,
            @Nullable TicketStatus status,
            @Nullable Severity severity) {}

    /**
     * What the clocks look at. All but the opening are placed by their time, so that what intake tells later of a ticket that
     * is still open comes behind them; several of one instant stay at it and in their order.
     *
     * @param pointer JSON pointer of this ticket
     * @param tenant whose ticket it is: another one's of the same id has events of its own
     * @throws Problem 422 when an event lacks what belongs to it, or is told before the one ahead of it, or in advance, or
     *     moves a ticket that has ended
     */
    public List<TicketFact> facts(String pointer, Instant now, TenantPath tenant) {
        var facts = new ArrayList<TicketFact>();
        var profile = TicketProfile.of(type, severity, language, productFamily, category, breakFix)
                .withCustomer(customerId);
        var last = past(openedAt, pointer + "/openedAt", now);
        var id = Ids.of("history", tenant.value(), ticketId.toString());
        facts.add(new TicketFact.Opened(id, 1, last, profile));
        int number = 0;
        boolean ended = false;
        for (var event : events == null ? List.<Event>of() : events) {
            var place = pointer + "/events/" + number;
            var at = past(event.at(), place + "/at", now);
            if (at.isBefore(last.truncatedTo(ChronoUnit.MILLIS))) {
                throw Problem.invalid(place + "/at", "lies before the event ahead of it; send events in order of time");
            }
            last = at.isAfter(last) ? at : last;
            number++;
            facts.add(fact(event, idOf(id, number), last, place));
            if (event.status() != null) {
                if (ended) {
                    throw Problem.invalid(
                            place + "/status",
                            "moves a ticket that has ended by an event ahead of it; one that was opened again was RESOLVED until then");
                }
                ended = event.status().isFinal();
            }
        }
        return facts;
    }

    /** The same whenever it is sent again, and growing by the number, by which facts of one instant are put in order. */
    private static UUID idOf(UUID ticket, int number) {
        return new UUID(ticket.getMostSignificantBits(), ticket.getLeastSignificantBits() & -NUMBERS | number);
    }

    private static Instant past(Instant at, String pointer, Instant now) {
        if (at.isBefore(Instant.EPOCH)) {
            throw Problem.invalid(pointer, "lies before 1970; correct the year");
        }
        if (at.isAfter(now)) {
            throw Problem.invalid(pointer, "lies in the future; this is for what has happened");
        }
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    private static TicketFact fact(Event event, UUID id, Instant at, String pointer) {
        if ((event.kind() == Kind.STATUS_CHANGED) != (event.status() != null)) {
            throw Problem.invalid(pointer + "/status", "belongs to STATUS_CHANGED, which needs it");
        }
        if ((event.kind() == Kind.SEVERITY_CHANGED) != (event.severity() != null)) {
            throw Problem.invalid(pointer + "/severity", "belongs to SEVERITY_CHANGED, which needs it");
        }
        long version = TicketFact.UNVERSIONED;
        return switch (event.kind()) {
            case STATUS_CHANGED -> new TicketFact.StatusChanged(id, version, at, event.status());
            case SEVERITY_CHANGED -> new TicketFact.SeverityChanged(id, version, at, event.severity());
            case CUSTOMER_WROTE ->
                new TicketFact.Wrote(id, version, at, CommunicationDirection.INBOUND, CommunicationVisibility.CUSTOMER);
            case REPLIED ->
                new TicketFact.Wrote(
                        id, version, at, CommunicationDirection.OUTBOUND, CommunicationVisibility.CUSTOMER);
        };
    }
}
