package dev.firstline.diagnosis.cases;

import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.diagnosis.rule.KnownIncident;
import dev.firstline.diagnosis.rule.TicketFacts;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a ticket.
 *
 * @param fields null while only its words were heard
 * @param words null while only its fields were heard, and once it has ended
 * @param ended whether nothing can follow
 * @param ruling the person's decision that stands; null while the machine decides
 */
record Case(
        UUID ticketId,
        TenantPath tenant,
        @Nullable TicketFields fields,
        @Nullable TicketWords words,
        boolean ended,
        @Nullable Ruling ruling) {

    /** The newer of the two versions that are known; 0 when nothing was heard. */
    long version() {
        return Math.max(fields == null ? 0 : fields.version(), words == null ? 0 : words.version());
    }

    /** Whether both halves are there. */
    boolean isComplete() {
        return !ended && fields != null && words != null;
    }

    /** Whether a decision would rest on the same: words are sent again when a ticket takes the language that they told. */
    boolean saysTheSameAs(Case before) {
        return isComplete()
                && before.isComplete()
                && facts(List.of()).equals(before.facts(List.of()))
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
        return !ended && (words == null || words.version() < heard.version())
                ? new Case(ticketId, tenant, fields, heard, false, ruling)
                : this;
    }

    /** Nothing can follow: the words go. */
    Case end() {
        return new Case(ticketId, tenant, fields, null, true, ruling);
    }

    /** A person decided, or null: it is the machine's again. */
    Case ruled(@Nullable Ruling by) {
        return new Case(ticketId, tenant, fields, words, ended, by);
    }

    private Case with(TicketFields heard) {
        return new Case(ticketId, tenant, heard, words, ended, ruling);
    }

    /** @throws IllegalStateException when a half is missing */
    TicketFacts facts(List<KnownIncident> incidents) {
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
                incidents);
    }
}
