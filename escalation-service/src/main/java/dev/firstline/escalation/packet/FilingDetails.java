package dev.firstline.escalation.packet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a form asks for and no event tells; the agent who files adds it. Null where not told yet.
 *
 * @param problemStart when the trouble began
 * @param impact who cannot do what, without names
 * @param stepsTried what the partner has already done; the vendor expects its diagnosis first
 * @param customerDomain the customer's domain at the vendor, such as {@code contoso.onmicrosoft.com}
 * @param customerTenantId the customer's tenant id at the vendor
 * @param subscriptionId the one Azure subscription that the request is about
 * @param resourceId the Azure resource, or null when none in particular
 * @param publisherContact the publisher's support link, address or number from the product page
 */
public record FilingDetails(
        @Nullable Instant problemStart,
        @Nullable String impact,
        @Nullable String stepsTried,
        @Nullable String customerDomain,
        @Nullable String customerTenantId,
        @Nullable String subscriptionId,
        @Nullable String resourceId,
        @Nullable String publisherContact) {

    /** Nothing told yet. */
    public static final FilingDetails NONE = new FilingDetails(null, null, null, null, null, null, null, null);
}
