package dev.firstline.intake.attachment;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.intake.feed.Actor;
import dev.firstline.intake.feed.ChangeKind;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file on a ticket, without its content. Only what the scanner says of it changes. */
@Entity
class Attachment {

    @Id
    private UUID id;

    private String tenant;
    private UUID ticketId;
    private @Nullable UUID communicationId;

    @Enumerated(EnumType.STRING)
    private CommunicationVisibility visibility;

    private String fileName;
    private String contentType;
    private long size;
    private String sha256;
    private String author;
    private String authorTenant;
    private Instant addedAt;

    @Enumerated(EnumType.STRING)
    private ScanState scan;

    /** When it is looked at next; null unless it is PENDING. */
    private @Nullable Instant scanDue;

    /** For Hibernate. */
    protected Attachment() {}

    Attachment(UUID id, TenantPath tenant, NewAttachment given, Actor.Bearer author, ScanState scan, Instant now) {
        this.id = id;
        this.tenant = tenant.value();
        this.ticketId = given.ticketId();
        this.communicationId = given.communicationId();
        this.visibility = given.visibility();
        this.fileName = given.fileName();
        this.contentType = given.contentType();
        this.size = given.size();
        this.sha256 = given.sha256();
        this.author = author.subject();
        this.authorTenant = author.tenant();
        this.addedAt = now;
        this.scan = scan;
        this.scanDue = scan == ScanState.PENDING ? now : null;
    }

    UUID id() {
        return id;
    }

    String tenant() {
        return tenant;
    }

    UUID ticketId() {
        return ticketId;
    }

    /** Whose token it came with; {@code *} for the platform's own operators. */
    String authorTenant() {
        return authorTenant;
    }

    CommunicationVisibility visibility() {
        return visibility;
    }

    String fileName() {
        return fileName;
    }

    long size() {
        return size;
    }

    String sha256() {
        return sha256;
    }

    ScanState scan() {
        return scan;
    }

    /** Takes over the scanner's word. */
    void scanned(ScanState verdict) {
        scan = verdict;
        scanDue = null;
    }

    /** The kind of change as readers of the feed may know it: that of an internal one is for those who read notes. */
    ChangeKind kind(ChangeKind open, ChangeKind internal) {
        return visibility == CommunicationVisibility.INTERNAL ? internal : open;
    }

    /** What the reader is shown of it. */
    AttachmentView view(Scope reader) {
        return new AttachmentView(
                id,
                ticketId,
                communicationId,
                visibility,
                fileName,
                contentType,
                size,
                sha256,
                scan,
                reader.mayKnowPersonsOf(authorTenant) ? author : null,
                addedAt);
    }
}
