package dev.firstline.diagnosis.cases;

import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.diagnosis.incident.Incident;
import dev.firstline.diagnosis.rule.LaterWords;
import dev.firstline.diagnosis.rule.LaterWords.Said;
import dev.firstline.diagnosis.rule.TicketFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a ticket.
 *
 * @param fields null while only its words were heard
 * @param words null while only its fields were heard, and once it has ended
 * @param later what the customer said later, the last of it, in the order of its versions; none once it has ended
 * @param link the incident that explains it, or did last; null when none ever did
 * @param atVendor whether it is filed, and a vendor works on it
 * @param ended whether nothing can follow
 * @param ruling the person's decision that stands; null while the machine decides
 */
record Case(
        UUID ticketId,
        TenantPath tenant,
        @Nullable TicketFields fields,
        @Nullable TicketWords words,
        List<Said> later,
        @Nullable Link link,
        boolean atVendor,
        boolean ended,
        @Nullable Ruling ruling) {

    /** The newest of the versions that are known; 0 when nothing was heard. */
    long version() {
        long told = Math.max(fields == null ? 0 : fields.version(), words == null ? 0 : words.version());
        return later.isEmpty() ? told : Math.max(told, later.getLast().version());
    }

    /** Whether the incident explains it now. */
    boolean isLinkedTo(Incident incident) {
        return link != null && link.holds() && link.isTo(incident);
    }

    /** Whether a person decided that the incident explains it, as far as it is linked to that still. */
    boolean restsOn(Incident incident) {
        return ruling != null && ruling.decision().outcome() == Outcome.KNOWN_SERVICE_INCIDENT && isLinkedTo(incident);
    }

    /** Whether both halves are there. */
    boolean isComplete() {
        return !ended && fields != null && words != null;
    }

    /** Whether a decision would rest on the same: words are sent again when a ticket takes the language that they told. */
    boolean saysTheSameAs(Case before) {
        return isComplete()
                && before.isComplete()
                && facts().equals(before.facts())
                && later.equals(before.later)
                && Objects.equals(statedLanguage(), before.statedLanguage());
    }

    private @Nullable Language statedLanguage() {
        return fields == null ? null : fields.statedLanguage();
    }

    /** Taken in; what was known before stays. */
    Case opened(TicketFields heard) {
        return fields == null ? with(heard) : this;
    }

    /** Fields were corrected. */
    Case reclassified(TicketEvent.Reclassified to) {
        return fields != null && fields.version() < to.version() ? with(fields.reclassified(to)) : this;
    }

    /** The stated severity decides nothing, but the next decision tells it. */
    Case severityChanged(long heardAt, Severity to) {
        return fields != null && fields.version() < heardAt ? with(fields.withSeverity(heardAt, to)) : this;
    }

    /** Words came, unless newer ones are here; a ticket that has ended needs none. */
    Case written(TicketWords heard) {
        if (ended || words != null && words.version() >= heard.version()) {
            return this;
        }
        var said = words != null && words.sayTheSameAs(heard) ? heard.saidAt(words.saidAt()) : heard;
        return new Case(ticketId, tenant, fields, said, later, link, atVendor, false, ruling);
    }

    /** The customer said more; the last of it is kept. */
    Case added(Said heard) {
        if (ended || later.stream().anyMatch(said -> said.version() == heard.version())) {
            return this;
        }
        var all = new ArrayList<>(later);
        all.add(heard);
        all.sort(Comparator.comparingLong(Said::version));
        var last = List.copyOf(all.subList(Math.max(0, all.size() - LaterWords.MOST), all.size()));
        return new Case(ticketId, tenant, fields, words, last, link, atVendor, false, ruling);
    }

    /** A vendor works on it now, or does not any more. */
    Case atVendor(boolean now) {
        return ended || now == atVendor
                ? this
                : new Case(ticketId, tenant, fields, words, later, link, now, false, ruling);
    }

    /** Which incident explains it now; null for none. What explained it before stays known. */
    Case linked(@Nullable Link now) {
        var next = now != null || link == null ? now : link.released();
        return Objects.equals(next, link)
                ? this
                : new Case(ticketId, tenant, fields, words, later, next, atVendor, ended, ruling);
    }

    /** Nothing can follow: the words go. */
    Case end() {
        return new Case(
                ticketId, tenant, fields, null, List.of(), link == null ? null : link.released(), false, true, ruling);
    }

    /** A person decided, or null: it is the machine's again. */
    Case ruled(@Nullable Ruling by) {
        return new Case(ticketId, tenant, fields, words, later, link, atVendor, ended, by);
    }

    private Case with(TicketFields heard) {
        return new Case(ticketId, tenant, heard, words, later, link, atVendor, ended, ruling);
    }

    /** When anything was said last, whether it counts or not; null when nothing is known of that. */
    @Nullable Instant lastSaidAt() {
        var own = words == null ? null : words.saidAt();
        if (later.isEmpty()) {
            return own;
        }
        var last = later.getLast().at();
        return own != null && own.isAfter(last) ? own : last;
    }

    /**
     * When the words that count were said last.
     *
     * @param counting what counts of what was said later
     * @param unknown what to take when nobody knows any more
     */
    Instant saidAt(List<Said> counting, Instant unknown) {
        var own = words == null ? null : words.saidAt();
        var at = own == null ? unknown : own;
        return counting.isEmpty() || at.isAfter(counting.getLast().at())
                ? at
                : counting.getLast().at();
    }

    /**
     * Without incidents, and without what was said later.
     *
     * @throws IllegalStateException when a half is missing
     */
    TicketFacts facts() {
        if (fields == null || words == null) {
            throw new IllegalStateException("half of ticket " + ticketId + " has not been heard of");
        }
        return new TicketFacts(
                fields.type(),
                fields.language(),
                fields.affectedTenant(),
                fields.productFamily(),
                fields.product(),
                fields.region(),
                fields.category(),
                fields.breakFix(),
                words.title(),
                words.body(),
                List.of());
    }
}
