package dev.firstline.intake.communication;

import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

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
    private Instant writtenAt;

    /** For Hibernate. */
    protected Communication() {}

    /** @param author the token's subject */
    Communication(UUID id, TenantPath tenant, UUID ticketId, NewCommunication words, String author, Instant writtenAt) {
        this.id = id;
        this.tenant = tenant.value();
        this.ticketId = ticketId;
        this.direction = words.direction();
        this.visibility = words.visibility();
        this.body = words.body();
        this.author = author;
        this.writtenAt = writtenAt;
    }

    UUID id() {
        return id;
    }

    Instant writtenAt() {
        return writtenAt;
    }

    CommunicationView view() {
        return new CommunicationView(id, ticketId, direction, visibility, body, author, writtenAt);
    }
}
