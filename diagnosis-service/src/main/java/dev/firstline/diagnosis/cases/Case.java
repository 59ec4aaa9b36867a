package dev.firstline.diagnosis.cases;

import dev.firstline.contracts.TenantPath;
import dev.firstline.diagnosis.rule.KnownIncident;
import dev.firstline.diagnosis.rule.TicketFacts;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a ticket.
 *
 * @param fields null while only its words were heard
 * @param words null while only its fields were heard, and once it has ended
 * @param ended whether nothing can follow
 */
record Case(
        UUID ticketId,
        TenantPath tenant,
        @Nullable TicketFields fields,
        @Nullable TicketWords words,
        boolean ended) {

    /** Nothing heard yet. */
    static Case unheard(UUID ticketId, TenantPath tenant) {
        return new Case(ticketId, tenant, null, null, false);
    }

    /** The newer of the two versions that are known; 0 when nothing was heard. */
    long version() {
        return Math.max(fields == null ? 0 : fields.version(), words == null ? 0 : words.version());
    }

    /** Whether both halves are there. */
    boolean isComplete() {
        return !ended && fields != null && words != null;
    }

    Case with(TicketFields heard) {
        return new Case(ticketId, tenant, heard, words, ended);
    }

    Case with(TicketWords heard) {
        return new Case(ticketId, tenant, fields, heard, ended);
    }

    /** Its words are not needed any more. */
    Case end() {
        return new Case(ticketId, tenant, fields, null, true);
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
