package dev.firstline.intake.communication;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.intake.customer.Contact;
import dev.firstline.intake.feed.Actor;
import dev.firstline.intake.reference.Holder;
import dev.firstline.intake.reference.ReferenceKind;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Words on a ticket, or a note of the desk. Never changed once written. */
@Entity
class Communication {

    @Id
    private UUID id;

    private String tenant;
    private UUID ticketId;

    @Enumerated(EnumType.STRING)
    private CommunicationDirection direction;

    @Enumerated(EnumType.STRING)
    private CommunicationVisibility visibility;

    private String body;
    private String author;

    /** Whose token the author had; null for what was written before this was recorded. */
    private @Nullable String authorTenant;

    private Instant writtenAt;

    /** Whether a machine wrote it by itself. */
    private boolean automatic;

    @Embedded
    private @Nullable Origin origin;

    /** For Hibernate. */
    protected Communication() {}

    Communication(
            UUID id,
            TenantPath tenant,
            UUID ticketId,
            NewCommunication words,
            @Nullable Contact contact,
            Actor.Bearer author,
            Instant writtenAt) {
        this.id = id;
        this.tenant = tenant.value();
        this.ticketId = ticketId;
        this.direction = words.direction();
        this.visibility = words.visibility();
        this.body = words.body();
        this.author = author.subject();
        this.authorTenant = author.tenant();
        this.writtenAt = writtenAt;
        this.automatic = words.isByMachine();
        this.origin = new Origin(words, contact);
    }

    UUID id() {
        return id;
    }

    UUID ticketId() {
        return ticketId;
    }

    boolean isNote() {
        return visibility == CommunicationVisibility.INTERNAL;
    }

    /** It as what has references. */
    Holder holder() {
        return new Holder(ReferenceKind.COMMUNICATION, id, ticketId);
    }

    Instant writtenAt() {
        return writtenAt;
    }

    /** What the reader is shown of it. */
    CommunicationView view(Scope reader) {
        boolean persons = reader.mayKnowPersonsOf(authorTenant);
        return new CommunicationView(
                id,
                ticketId,
                direction,
                visibility,
                body,
                persons ? author : null,
                writtenAt,
                automatic,
                origin == null ? null : origin.writer(persons),
                origin == null ? null : origin.contact(),
                origin == null ? null : origin.saidAt(),
                origin == null ? null : origin.channel());
    }
}
