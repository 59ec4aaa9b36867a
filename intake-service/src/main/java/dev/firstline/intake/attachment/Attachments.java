package dev.firstline.intake.attachment;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import dev.firstline.chassis.quota.Limits;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.intake.feed.Actor;
import dev.firstline.intake.feed.ChangeKind;
import dev.firstline.intake.feed.ChangeLog;
import dev.firstline.intake.feed.Noted;
import dev.firstline.intake.query.CommunicationRights;
import dev.firstline.intake.ticket.Ticket;
import dev.firstline.intake.ticket.TicketRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes down which attachments tickets have; each method within the open transaction that has locked the ticket. */
@ApplicationScoped
class Attachments {

    private static final Duration COME_BACK = Duration.ofHours(1);

    private final AttachmentRepository attachments;
    private final TicketRepository tickets;
    private final ChangeLog changes;
    private final StoredBytes stored;
    private final AttachmentSettings settings;
    private final AttachmentRefusals refusals;
    private final Limits limits;
    private final Caller caller;
    private final Clock clock;

    Attachments(
            AttachmentRepository attachments,
            TicketRepository tickets,
            ChangeLog changes,
            StoredBytes stored,
            AttachmentSettings settings,
            AttachmentRefusals refusals,
            Limits limits,
            Caller caller,
            Clock clock) {
        this.attachments = attachments;
        this.tickets = tickets;
        this.changes = changes;
        this.stored = stored;
        this.settings = settings;
        this.refusals = refusals;
        this.limits = limits;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Whether the caller may add such a file to any ticket.
     *
     * @throws Problem 403
     */
    void requireRight(CommunicationVisibility visibility) {
        boolean internal = visibility == CommunicationVisibility.INTERNAL;
        if (internal ? !CommunicationRights.writesNotes(caller) : !CommunicationRights.speaksToCustomers(caller)) {
            throw new Problem(
                    ProblemType.FORBIDDEN,
                    internal
                            ? "The token's roles may not add internal attachments."
                            : "The token's roles may add internal attachments only: send visibility=INTERNAL.");
        }
    }

    /**
     * How visible a file is of which nobody said it: as the words that it comes with.
     *
     * @param words null for none
     */
    CommunicationVisibility visibilityWith(UUID ticket, @Nullable UUID words) {
        return words != null
                        && CommunicationRights.readsNotes(caller)
                        && attachments
                                .visibilityOf(words, ticket)
                                .filter(visibility -> visibility == CommunicationVisibility.INTERNAL)
                                .isPresent()
                ? CommunicationVisibility.INTERNAL
                : CommunicationVisibility.CUSTOMER;
    }

    /**
     * Adds the file whose content is stored under the id.
     *
     * @throws Problem 409 when the ticket has ended or has as many as it may, 422 when the words that it comes with do not fit, 429 when the
     *     tenant has as many bytes as it may
     */
    Attachment add(Ticket ticket, UUID id, NewAttachment given) {
        if (!given.isInternal() && ticket.status().isFinal()) {
            throw Problem.conflict("The ticket has ended as " + ticket.status() + "; open a new one.");
        }
        requireWords(given);
        if (attachments.count(ticket.id()) >= settings.perTicket()) {
            throw refusals.refuse(
                    AttachmentRefusals.Reason.FULL,
                    Problem.conflict("The ticket has " + settings.perTicket()
                            + " attachments, the most that one may have; remove one that is not needed."));
        }
        long most = Math.round(
                settings.tenantBytes() * limits.factor(ticket.tenant().value()));
        if (!stored.take(ticket.tenant(), given.size(), most)) {
            throw refusals.refuse(
                    AttachmentRefusals.Reason.QUOTA,
                    new Problem(
                                    ProblemType.QUOTA_EXCEEDED,
                                    "The attachments of this tenant may have " + most
                                            + " bytes together; remove what is not needed, or ask the operator for more.")
                            .with("violated-policies", List.of("attachments"))
                            .with("limit", most)
                            .retryAfter(COME_BACK));
        }
        var by = Actor.Bearer.of(caller);
        var added = new Attachment(
                id,
                ticket.tenant(),
                given,
                by,
                settings.clamd().host().isPresent() ? ScanState.PENDING : ScanState.UNSCANNED,
                clock.instant());
        attachments.persist(added);
        note(ticket, added, added.kind(ChangeKind.ATTACHMENT_ADDED, ChangeKind.NOTE_ATTACHMENT_ADDED), by);
        return added;
    }

    /** Removes it; the content is to be deleted after the commit. */
    void remove(Ticket ticket, Attachment attachment) {
        attachments.delete(attachment);
        stored.give(attachment.tenant(), attachment.size());
        note(
                ticket,
                attachment,
                attachment.kind(ChangeKind.ATTACHMENT_REMOVED, ChangeKind.NOTE_ATTACHMENT_REMOVED),
                Actor.Bearer.of(caller));
    }

    /** Takes over the scanner's word, and tells it. */
    void scanned(Ticket ticket, Attachment attachment, ScanState verdict) {
        attachment.scanned(verdict);
        note(
                ticket,
                attachment,
                attachment.kind(ChangeKind.ATTACHMENT_SCANNED, ChangeKind.NOTE_ATTACHMENT_SCANNED),
                new Actor.Service("intake-service"));
    }

    /** Of a content that is stored before its row. */
    static UUID newId() {
        return Ids.next();
    }

    private void requireWords(NewAttachment given) {
        if (given.communicationId() == null) {
            return;
        }
        var words = attachments
                .visibilityOf(given.communicationId(), given.ticketId())
                .filter(visibility ->
                        visibility != CommunicationVisibility.INTERNAL || CommunicationRights.readsNotes(caller))
                .orElseThrow(() -> Problem.invalid("communicationId", "the ticket has no communication with this id"));
        if (words == CommunicationVisibility.INTERNAL && !given.isInternal()) {
            throw Problem.invalid("visibility", "what comes with a note of the desk is INTERNAL as it is");
        }
    }

    private void note(Ticket ticket, Attachment attachment, ChangeKind kind, Actor by) {
        var now = clock.instant();
        ticket.attached(attachment.visibility(), now);
        tickets.flush();
        changes.note(List.of(new Noted(ticket.tenant(), ticket.id(), ticket.version(), kind, now, by)));
    }
}
