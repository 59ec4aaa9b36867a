package dev.firstline.sla.tracking;

import dev.firstline.sla.clock.TicketFact;
import dev.firstline.sla.settings.Rulebooks;
import dev.firstline.sla.settings.SlaJson;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that is taken in, with the book by which it is judged.
 *
 * @param root of the tenant's tree
 * @param settings the mark of that tree's settings under which the book is in force; null where nothing was ever set
 */
record Opening(
        UUID id,
        String tenant,
        Instant openedAt,
        @Nullable UUID customer,
        UUID rulebook,
        String root,
        @Nullable UUID settings) {

    /** How the document of openings is read. */
    static final String ROWS = """
            from json_to_recordset(?::json) as opening (id uuid, tenant text, "openedAt" timestamptz, customer uuid, rulebook uuid,
                root text, settings uuid)""";

    /** @param book with the mark of the settings that it was found under */
    static Opening of(HeardFact heard, Rulebooks.Guess book) {
        return new Opening(
                heard.ticketId(),
                heard.tenant().value(),
                heard.fact().at(),
                heard.fact() instanceof TicketFact.Opened opened
                        ? opened.profile().customer()
                        : null,
                book.book(),
                heard.tenant().root().value(),
                book.mark());
    }

    /** The document of some openings. */
    static String json(Collection<Opening> openings) {
        return SlaJson.write(openings);
    }
}
