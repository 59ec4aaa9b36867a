package dev.firstline.sla.clock;

import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.sla.policy.TicketProfile;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that happened to a ticket and that a clock may look at. */
public sealed interface TicketFact {

    /** The version of a fact that intake did not tell: its place among the others is given by its time alone. */
    long UNVERSIONED = 0;

    /** The order in which facts of one ticket happened, whatever the order in which they were heard. */
    Comparator<TicketFact> ORDER = Comparator.comparingLong(TicketFact::version)
            .thenComparing(TicketFact::at)
            .thenComparing(TicketFact::eventId);

    /** The event that told it; two facts of one id are one. */
    UUID eventId();

    /** The ticket's version after it, or {@link #UNVERSIONED}. */
    default long version() {
        return UNVERSIONED;
    }

    /** When it happened, by the clock of the service that told it. */
    Instant at();

    /** The ticket was taken in, with status NEW. */
    record Opened(UUID eventId, long version, Instant at, TicketProfile profile) implements TicketFact {}

    /** The business impact was changed. */
    record SeverityChanged(
            UUID eventId,
            long version,
            Instant at,
            @Nullable Severity to) implements TicketFact {}

    /** What the ticket is about was corrected; the severity of {@code profile} is not looked at. */
    record Reclassified(UUID eventId, long version, Instant at, TicketProfile profile) implements TicketFact {}

    /** The ticket moved; {@code to} is null when this version does not know the status. */
    record StatusChanged(
            UUID eventId,
            long version,
            Instant at,
            @Nullable TicketStatus to) implements TicketFact {}

    /** Diagnosis decided; {@code outcome} is null when this version does not know it. */
    record Diagnosed(UUID eventId, Instant at, @Nullable Outcome outcome) implements TicketFact {}

    /**
     * A vendor is to be asked, on these terms.
     *
     * @param initialResponse as the vendor publishes it, such as {@code PT2H} or {@code P1BD}; null where none is
     */
    record Escalated(
            UUID eventId,
            Instant at,
            String route,
            @Nullable SupportVehicle vehicle,
            @Nullable String initialResponse) implements TicketFact {}

    /** The request lies with the vendor. */
    record Filed(UUID eventId, Instant at) implements TicketFact {}

    /** The vendor gave a sign of life, or handed the ticket back. */
    record VendorSpoke(UUID eventId, Instant at) implements TicketFact {}

    /** The request was taken back from the vendor. */
    record Withdrawn(UUID eventId, Instant at) implements TicketFact {}

    /**
     * Somebody chose that the ticket is judged by other rules from now on.
     *
     * @param rulebook id of the book
     * @param author who: the token's subject
     * @param authorTenant the token's tenant; see {@link Author}
     * @param reason why, in the author's words
     */
    record Rebased(
            UUID eventId,
            Instant at,
            UUID rulebook,
            String author,
            @Nullable String authorTenant,
            String reason) implements TicketFact {

        /** Who chose. */
        public Author by() {
            return new Author(author, authorTenant);
        }
    }

    /** Someone wrote. */
    record Wrote(
            UUID eventId,
            long version,
            Instant at,
            @Nullable CommunicationDirection direction,
            @Nullable CommunicationVisibility visibility)
            implements TicketFact {

        /** Whether these are words of the customer. */
        public boolean isCustomers() {
            return direction == CommunicationDirection.INBOUND && visibility == CommunicationVisibility.CUSTOMER;
        }

        /** Whether these are words of ours that the customer sees. */
        public boolean isReply() {
            return direction == CommunicationDirection.OUTBOUND && visibility == CommunicationVisibility.CUSTOMER;
        }
    }
}
