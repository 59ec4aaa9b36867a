package dev.firstline.intake.ticket;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TicketType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A whole ticket, as the API shows it.
 *
 * @param tenant whose data it is
 * @param version the number in its ETag; grows by one with each change that is published
 * @param statusReason the code that came with the last move, or null
 * @param mergedInto the ticket that its words go to since it was merged; null for one that was not
 * @param queue where the desk's work on it lies; null for nowhere, and for readers below the tenant whose queue it is
 * @param owner who works on it; null for nobody, and for readers below his tenant
 * @param followUpAt when the desk looks at it again; null for no such time, and for readers below the tenant that planned it
 * @param labels what the desk files it under, in the order of the letters
 * @param fields what it says in the fields that its tenant and those above have declared, by their keys
 * @param diagnosis what diagnosis said last, or null; likewise escalation and the two clocks
 */
public record TicketView(
        UUID id,
        TicketNumber number,
        String tenant,
        @Nullable String externalReference,
        long version,
        TicketStatus status,
        @Nullable String statusReason,
        TicketType type,
        Severity severity,
        Language language,
        AffectedTenant affectedTenant,
        @Nullable ProductFamily productFamily,
        @Nullable String product,
        @Nullable String region,
        @Nullable Category category,
        @Nullable Boolean breakFix,
        String title,
        String body,
        Person customer,
        @Nullable Person contact,
        Instant openedAt,
        Instant updatedAt,
        @Nullable DiagnosisReading diagnosis,
        @Nullable EscalationReading escalation,
        @Nullable ClockReading firstResponse,
        @Nullable ClockReading resolution,
        @Nullable UUID mergedInto,
        @Nullable String queue,
        @Nullable Owner owner,
        @Nullable Instant followUpAt,
        List<String> labels,
        Map<String, String> fields) {

    /**
     * A customer or one of its people.
     *
     * @param email of a person, or null
     */
    public record Person(
            UUID id,
            String externalId,
            @Nullable String name,
            @Nullable String email) {}

    static TicketView of(Ticket ticket, Scope reader) {
        var customer = ticket.customer();
        var contact = ticket.contact();
        var about = ticket.classification();
        return new TicketView(
                ticket.id(),
                ticket.number(),
                ticket.tenant().value(),
                ticket.externalReference(),
                ticket.version(),
                ticket.status(),
                ticket.statusReason(),
                about.type(),
                ticket.severity(),
                about.language(),
                ticket.affectedTenant(),
                about.productFamily(),
                about.product(),
                about.region(),
                about.category(),
                about.breakFix(),
                ticket.title(),
                ticket.body(),
                new Person(customer.id(), customer.externalId(), customer.name(), null),
                contact == null
                        ? null
                        : new Person(contact.id(), contact.externalId(), contact.name(), contact.email()),
                ticket.openedAt(),
                ticket.updatedAt(),
                ticket.diagnosis(),
                ticket.escalation(),
                ticket.firstResponse(),
                ticket.resolution(),
                ticket.mergedInto(),
                ticket.desk().queueFor(reader),
                ticket.desk().ownerFor(reader),
                ticket.followUp().atFor(reader),
                ticket.labels(),
                ticket.fields().values());
    }
}
