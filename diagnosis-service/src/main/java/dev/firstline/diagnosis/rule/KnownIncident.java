package dev.firstline.diagnosis.rule;

import dev.firstline.contracts.ticket.ProductFamily;
import org.jspecify.annotations.Nullable;

/**
 * An incident that the vendor has published, as it stands to the words of a ticket.
 *
 * @param id the vendor's id, such as {@code TM770125}
 * @param service the vendor's name of the service
 * @param region the cloud region it is limited to, or null for all
 */
public record KnownIncident(
        String id,
        String service,
        ProductFamily productFamily,
        @Nullable String region,
        Standing standing) {

    /** Whether it can still explain what the words tell. */
    public enum Standing {
        /** The vendor works on it. */
        OPEN,
        /** It ended after the last words on the ticket: whether the symptom went with it, nobody has said. */
        ENDED_SINCE,
        /** It had ended when the words were said: a symptom that they tell is a fault of its own. */
        OVER
    }

    /** Whether the vendor still works on it. */
    public boolean open() {
        return standing == Standing.OPEN;
    }
}
