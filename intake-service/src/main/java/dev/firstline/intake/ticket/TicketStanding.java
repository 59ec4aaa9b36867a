package dev.firstline.intake.ticket;

import dev.firstline.contracts.Event;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TicketTextEvent;
import dev.firstline.contracts.ticket.TransitionCause;
import dev.firstline.intake.lifecycle.LifeCycle;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a ticket stands and what the other services said of it last: all that their news may change. Its words and what people corrected
 * are not here, but for its language, so news neither reads nor writes them.
 */
public final class TicketStanding implements Journaled {

    private final UUID id;
    private final TenantPath tenant;
    private long version;
    private TicketStatus status;
    private @Nullable String statusReason;
    private Instant updatedAt;
    private final boolean languageStated;
    private Language language;
    private Told told;
    private boolean changed;

    /** What the other services said last, each null where one said nothing. */
    record Told(
            @Nullable DiagnosisReading diagnosis,
            @Nullable EscalationReading escalation,
            @Nullable ClockReading firstResponse,
            @Nullable ClockReading resolution) {}

    /** What people wrote and stated; read only where news changes what is told of it. */
    public record Words(Classification about, String title, String body) {}

    TicketStanding(
            UUID id,
            TenantPath tenant,
            long version,
            TicketStatus status,
            @Nullable String statusReason,
            Instant updatedAt,
            boolean languageStated,
            Language language,
            Told told) {
        this.id = id;
        this.tenant = tenant;
        this.version = version;
        this.status = status;
        this.statusReason = statusReason;
        this.updatedAt = updatedAt;
        this.languageStated = languageStated;
        this.language = language;
        this.told = told;
    }

    /**
     * Moves it.
     *
     * @throws dev.firstline.intake.lifecycle.IllegalMoveException when the life cycle does not allow it
     */
    public TicketEvent move(TicketStatus to, TransitionCause cause, @Nullable String reason, Instant now) {
        LifeCycle.require(status, to);
        var from = status;
        status = to;
        statusReason = reason;
        touch(now);
        return new TicketEvent.StatusChanged(id, ++version, now, from, to, cause, reason);
    }

    /** Takes over what diagnosis said, unless something newer is known; whether it was taken. */
    public boolean learn(DiagnosisReading reading, Instant now) {
        var known = told.diagnosis();
        if (known != null && reading.at().isBefore(known.at())) {
            return false;
        }
        told = new Told(reading, told.escalation(), told.firstResponse(), told.resolution());
        return touch(now);
    }

    /** Whether it takes the language that diagnosis found its words in: nobody stated one, it is open, and the language is another. */
    public boolean takes(Language detected) {
        return !languageStated && !status.isFinal() && detected != language;
    }

    /** Takes over the language of the words; what is to be told of it. */
    public List<Event> learn(Language detected, Words words, Instant now) {
        language = detected;
        touch(now);
        return List.of(
                words.about().in(detected).reclassified(id, ++version, now, false),
                new TicketTextEvent.Written(id, ++version, now, detected, words.title(), words.body()));
    }

    /** The words as they stand, to be told once more. */
    public TicketTextEvent repeat(Words words, Instant now) {
        touch(now);
        return new TicketTextEvent.Written(id, ++version, now, language, words.title(), words.body());
    }

    /** Takes over what escalation said, unless something newer is known; whether it was taken. */
    public boolean learn(EscalationReading reading, Instant now) {
        var known = told.escalation();
        if (known != null && reading.at().isBefore(known.at())) {
            return false;
        }
        told = new Told(told.diagnosis(), reading, told.firstResponse(), told.resolution());
        return touch(now);
    }

    /**
     * Takes over what sla said about first response, unless something newer is known; whether it was taken.
     *
     * @param corrects whether sla takes back what it said of that clock before
     */
    public boolean learnFirstResponse(ClockReading reading, boolean corrects, Instant now) {
        if (!isNews(reading, corrects, told.firstResponse())) {
            return false;
        }
        told = new Told(told.diagnosis(), told.escalation(), reading, told.resolution());
        return touch(now);
    }

    /** As {@link #learnFirstResponse}, about resolution. */
    public boolean learnResolution(ClockReading reading, boolean corrects, Instant now) {
        if (!isNews(reading, corrects, told.resolution())) {
            return false;
        }
        told = new Told(told.diagnosis(), told.escalation(), told.firstResponse(), reading);
        return touch(now);
    }

    private static boolean isNews(ClockReading reading, boolean corrects, @Nullable ClockReading known) {
        return corrects ? reading.corrects(known) : reading.replaces(known);
    }

    private boolean touch(Instant now) {
        updatedAt = now;
        changed = true;
        return true;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public TenantPath tenant() {
        return tenant;
    }

    /** As {@link Ticket#version()}. */
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

    Instant updatedAt() {
        return updatedAt;
    }

    /** What diagnosis said last, or null. */
    public @Nullable DiagnosisReading diagnosis() {
        return told.diagnosis();
    }

    /** What escalation said last, or null. */
    public @Nullable EscalationReading escalation() {
        return told.escalation();
    }

    Language language() {
        return language;
    }

    Told told() {
        return told;
    }

    /** Whether it differs from what is stored. */
    boolean changed() {
        return changed;
    }
}
