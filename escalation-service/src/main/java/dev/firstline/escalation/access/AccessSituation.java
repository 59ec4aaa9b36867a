package dev.firstline.escalation.access;

import dev.firstline.contracts.escalation.FilingRoute;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a partner's access to a ticket's customer when its request is planned.
 *
 * @param recorded null where nobody has recorded anything of that customer, or the customer is not known
 * @param required whether the partner wants nothing filed for a customer of whom nothing is recorded
 * @param subscriptionId the Azure subscription that the request is about; null while nobody has told
 */
public record AccessSituation(
        @Nullable CustomerAccess recorded,
        boolean required,
        @Nullable String subscriptionId,
        Instant now) {

    /** Nothing is known, and nobody asks for it. */
    public static AccessSituation unknown(Instant now) {
        return new AccessSituation(null, false, null, now);
    }

    /**
     * What that form needs, and what of it there is.
     *
     * @param product the product's name as told, or null
     */
    public AccessFinding at(FilingRoute route, @Nullable String product) {
        return new AccessRules(recorded, subscriptionId, now).check(route, product, required);
    }
}
