package dev.firstline.sla.policy;

import dev.firstline.contracts.escalation.SupportVehicle;
import org.jspecify.annotations.Nullable;

/**
 * On which terms a ticket stands with a vendor.
 *
 * @param route where it is filed, such as {@code AZURE_PORTAL}
 * @param vehicle the contract that carries it; null where none is needed, or one that this version does not know
 * @param initialResponse as the vendor publishes it for that contract; null where none is published
 */
public record VendorTerms(
        String route,
        @Nullable SupportVehicle vehicle,
        @Nullable Amount initialResponse) {

    /** The terms; a published response that is neither a duration nor business days counts as none. */
    public static VendorTerms of(String route, @Nullable SupportVehicle vehicle, @Nullable String initialResponse) {
        return new VendorTerms(route, vehicle, initialResponse == null ? null : amount(initialResponse));
    }

    private static @Nullable Amount amount(String text) {
        try {
            return Amount.published(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
