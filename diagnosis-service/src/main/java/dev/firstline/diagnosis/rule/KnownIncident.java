package dev.firstline.diagnosis.rule;

import dev.firstline.contracts.ticket.ProductFamily;
import org.jspecify.annotations.Nullable;

/**
 * An incident that the vendor has published.
 *
 * @param id the vendor's id, such as {@code TM770125}
 * @param service the vendor's name of the service
 * @param region the cloud region it is limited to, or null for all
 * @param open whether the vendor still works on it; a closed one explains nothing any more
 */
public record KnownIncident(
        String id,
        String service,
        ProductFamily productFamily,
        @Nullable String region,
        boolean open) {}
