package dev.firstline.intake.communication;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.intake.feed.Actor;
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

    /** For Hibernate. */
    protected Communication() {}

    Communication(
            UUID id, TenantPath tenant, UUID ticketId, NewCommunication words, Actor.Bearer author, Instant writtenAt) {
        this.id = id;
        this.tenant = tenant.value();
        this.ticketId = ticketId;
        this.direction = words.direction();
        this.visibility = words.visibility();
        this.body = words.body();
        this.author = author.subject();
        this.authorTenant = author.tenant();
        this.writtenAt = writtenAt;
    }

    UUID id() {
        return id;
    }

    Instant writtenAt() {
        return writtenAt;
    }

    /** What the reader is shown of it. */
    CommunicationView view(Scope reader) {
        return new CommunicationView(
                id,
                ticketId,
                direction,
                visibility,
                body,
                reader.mayKnowPersonsOf(authorTenant) ? author : null,
                writtenAt);
    }
}
