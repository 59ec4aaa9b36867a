package dev.firstline.intake.ticket;

import dev.firstline.contracts.Event;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TicketTextEvent;
import dev.firstline.contracts.ticket.TransitionCause;
import dev.firstline.intake.customer.Contact;
import dev.firstline.intake.customer.ContactReference;
import dev.firstline.intake.customer.Customer;
import dev.firstline.intake.customer.CustomerReference;
import dev.firstline.intake.field.FieldValues;
import dev.firstline.intake.lifecycle.LifeCycle;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A ticket after its opening, as people read and change it; what the other services say of it goes by {@link TicketStanding}. Each change that is published makes its version grow by one, but for a note of the desk: not every
 * role may know of it.
 */
@Entity
@DynamicUpdate
public class Ticket implements Journaled {

    /** Differs from all places that are loaded, so that the row is always written. */
    private static final long PLACE_TO_BE_GIVEN = -1;

    @Id
    private UUID id;

    @Convert(converter = TicketNumber.Column.class)
    private TicketNumber number;

    private String tenant;
    private @Nullable String externalReference;
    private long version;

    @Enumerated(EnumType.STRING)
    private TicketStatus status;

    private @Nullable String statusReason;

    @Enumerated(EnumType.STRING)
    private Severity severity;

    @Enumerated(EnumType.STRING)
    private AffectedTenant affectedTenant;

    @Embedded
    private Classification classification;

    /** Whether somebody stated the language; otherwise it follows the words. */
    private boolean languageStated;

    private String title;
    private String body;

    @ManyToOne(fetch = FetchType.LAZY)
    private Customer customer;

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable Contact contact;

    /** How many communications it has; null when nobody has counted yet. */
    private @Nullable Integer communications;

    private Instant openedAt;
    private Instant updatedAt;

    /** Its last place in the change feed; the database gives it with each change, under the lock of this row. */
    @ColumnTransformer(write = "feed_place(feed_position, ?)")
    private long feedPosition;

    /** Where its words go since it was merged: always a ticket that was not. */
    private @Nullable UUID mergedInto;

    @Embedded
    private @Nullable Desk desk;

    @Embedded
    private @Nullable FollowUp followUp;

    /** What the desk files it under, in the order of the letters. */
    private String[] labels;

    @Convert(converter = FieldValues.Column.class)
    @ColumnTransformer(write = "cast(? as jsonb)")
    private FieldValues fields;

    @Embedded
    private @Nullable DiagnosisReading diagnosis;

    @Embedded
    private @Nullable EscalationReading escalation;

    @Embedded
    private @Nullable ClockReading firstResponse;

    @Embedded
    private @Nullable ClockReading resolution;

    /** For Hibernate; tickets are made by {@link TicketOpening}. */
    protected Ticket() {}

    /**
     * Moves it.
     *
     * @throws dev.firstline.intake.lifecycle.IllegalMoveException when the life cycle does not allow it
     */
    public TicketEvent.StatusChanged move(
            TicketStatus to, TransitionCause cause, @Nullable String reason, Instant now) {
        LifeCycle.require(status, to);
        var from = status;
        status = to;
        statusReason = reason;
        return new TicketEvent.StatusChanged(id, next(now), now, from, to, cause, reason);
    }

    /**
     * Takes over corrections; one fact for each thing that differs now.
     *
     * @param emptied the fields that it takes away
     */
    List<Event> correct(TicketCorrection correction, Set<String> emptied, Instant now) {
        var facts = new ArrayList<Event>();
        if (correction.severity() != null && correction.severity() != severity) {
            var from = severity;
            severity = correction.severity();
            facts.add(new TicketEvent.SeverityChanged(id, next(now), now, from, severity));
        }
        var before = classification;
        boolean statesLanguage = correction.language() != null && !languageStated;
        languageStated |= statesLanguage;
        classification = classification.corrected(correction, emptied);
        if (statesLanguage || !classification.equals(before)) {
            facts.add(reclassified(now));
        }
        var newTitle = correction.title() == null ? title : correction.title();
        var newBody = correction.body() == null ? body : correction.body();
        if (!newTitle.equals(title) || !newBody.equals(body) || classification.language() != before.language()) {
            title = newTitle;
            body = newBody;
            facts.add(new TicketTextEvent.Written(id, next(now), now, classification.language(), title, body));
        }
        return facts;
    }

    /**
     * Tells that somebody wrote. A note of the desk leaves the version and the time of the last change as they are, since who may
     * not read notes sees both; it gets a place in the feed all the same.
     *
     * @param automatic whether a machine wrote by itself
     */
    public TicketEvent.CommunicationAdded wrote(
            UUID communicationId,
            CommunicationDirection direction,
            CommunicationVisibility visibility,
            boolean automatic,
            Instant now) {
        if (visibility == CommunicationVisibility.INTERNAL) {
            feedPosition = PLACE_TO_BE_GIVEN;
            return new TicketEvent.CommunicationAdded(
                    id, version, now, communicationId, direction, visibility, automatic);
        }
        return new TicketEvent.CommunicationAdded(
                id, next(now), now, communicationId, direction, visibility, automatic);
    }

    /** A file came or went. Nothing is published of that, so the version stays; of an internal one the time of the last change stays too. */
    public void attached(CommunicationVisibility visibility, Instant now) {
        if (visibility == CommunicationVisibility.INTERNAL) {
            feedPosition = PLACE_TO_BE_GIVEN;
        } else {
            touch(now);
        }
    }

    /**
     * Ends in favour of another ticket.
     *
     * @param end how, as the life cycle allows
     */
    public TicketEvent.StatusChanged mergeInto(Ticket other, TicketStatus end, Instant now) {
        mergedInto = other.id;
        return move(end, TransitionCause.AGENT, "MERGED", now);
    }

    /** Takes the place of another ticket, which ends in its favour. */
    public TicketEvent.Merged absorb(Ticket other, Instant now) {
        return new TicketEvent.Merged(id, next(now), now, openedAt, other.id, other.openedAt);
    }

    /** Who works on it. */
    public Desk desk() {
        return desk == null ? Desk.NOBODY : desk;
    }

    /** Says who works on it from now on; not everybody who reads the ticket is told, so its version stays. */
    public void assign(Desk to) {
        desk = to;
        placed();
    }

    /** When the desk looks at it again. */
    public FollowUp followUp() {
        return followUp == null ? FollowUp.NONE : followUp;
    }

    /** Says when the desk looks at it again; as with {@link #assign}, the version stays. */
    public void followUp(FollowUp planned) {
        followUp = planned;
        placed();
    }

    /** What the desk files it under, in the order of the letters. */
    public List<String> labels() {
        return List.of(labels);
    }

    /** What it says in the fields that its tenant has declared. */
    FieldValues fields() {
        return fields;
    }

    /** Has other labels and fields from now on. Nothing is published of that, so the version stays. */
    void mark(List<String> labelsNow, FieldValues fieldsNow, Instant at) {
        labels = labelsNow.toArray(String[]::new);
        fields = fieldsNow;
        touch(at);
    }

    /** Asks for a place in the feed for a change that leaves version and time alone, since not everybody who sees it is told. */
    public void placed() {
        feedPosition = PLACE_TO_BE_GIVEN;
    }

    /** Tells the words that the customer wrote; they belong to the ticket's. */
    public TicketTextEvent.Answered answered(UUID communicationId, String words, Instant now) {
        return new TicketTextEvent.Answered(id, version, now, communicationId, words);
    }

    /**
     * One more communication.
     *
     * @param counted how many there are, for a ticket that has not been counted yet
     */
    public void added(IntSupplier counted) {
        communications = communications(counted) + 1;
    }

    /** How many communications it has. */
    public int communications(IntSupplier counted) {
        return communications == null ? counted.getAsInt() : communications;
    }

    private TicketEvent reclassified(Instant now) {
        return classification.reclassified(id, next(now), now, languageStated);
    }

    private long next(Instant now) {
        touch(now);
        return ++version;
    }

    /** Each change, also one that leaves the version alone, gets a place in the feed. */
    private void touch(Instant now) {
        updatedAt = now;
        feedPosition = PLACE_TO_BE_GIVEN;
    }

    @Override
    public UUID id() {
        return id;
    }

    /** The number that people say. */
    public TicketNumber number() {
        return number;
    }

    @Override
    public TenantPath tenant() {
        return new TenantPath(tenant);
    }

    @Nullable String externalReference() {
        return externalReference;
    }

    /** Grows by one with each change that is published, notes of the desk aside. */
    public long version() {
        return version;
    }

    /** Where it stands. */
    public TicketStatus status() {
        return status;
    }

    @Nullable String statusReason() {
        return statusReason;
    }

    Severity severity() {
        return severity;
    }

    AffectedTenant affectedTenant() {
        return affectedTenant;
    }

    Classification classification() {
        return classification;
    }

    String title() {
        return title;
    }

    String body() {
        return body;
    }

    /** Where its words go since it was merged into another; null for one that was not. */
    public @Nullable UUID mergedInto() {
        return mergedInto;
    }

    /** Whose it is. */
    public UUID customerId() {
        return customer.id();
    }

    /** Null when nobody stated it and it follows the words. */
    @Nullable Language languageIfStated() {
        return languageStated ? classification.language() : null;
    }

    /** The customer as a new ticket would name it. */
    CustomerReference customerReference() {
        return new CustomerReference(customer.externalId(), null);
    }

    /** The person as a new ticket would name it; null for none. */
    @Nullable ContactReference contactReference() {
        return contact == null ? null : new ContactReference(contact.externalId(), null, null);
    }

    Customer customer() {
        return customer;
    }

    @Nullable Contact contact() {
        return contact;
    }

    /** When it was opened. */
    public Instant openedAt() {
        return openedAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    /** What diagnosis would ask the customer; null when it has no question. */
    public @Nullable String question() {
        return diagnosis == null ? null : diagnosis.question();
    }

    @Nullable DiagnosisReading diagnosis() {
        return diagnosis;
    }

    /** What escalation said last, or null. */
    public @Nullable EscalationReading escalation() {
        return escalation;
    }

    @Nullable ClockReading firstResponse() {
        return firstResponse;
    }

    @Nullable ClockReading resolution() {
        return resolution;
    }
}
