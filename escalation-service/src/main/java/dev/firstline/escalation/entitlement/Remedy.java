package dev.firstline.escalation.entitlement;

import dev.firstline.contracts.escalation.SupportVehicle;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that takes a reason away.
 *
 * @param vehicles on which contracts the request could be filed then; empty where that is not the matter
 * @param entitlementId which entitlement it is about, or null
 * @param date the first day of an entitlement that has not begun, the last one of an entitlement or a relation that has ended; else null
 */
public record Remedy(
        Step step,
        List<SupportVehicle> vehicles,
        @Nullable UUID entitlementId,
        @Nullable LocalDate date) {

    /** What somebody can do, or wait for. */
    public enum Step {
        /** Say what kind of partner this is: PUT /v1/partners/self. */
        STATE_PARTNER_PROFILE,
        /** Say which family of products it is about. */
        NAME_PRODUCT_FAMILY,
        /** Say which product and release it is about. */
        NAME_PRODUCT,
        /** Wait until the entitlement begins. */
        AWAIT_BEGIN,
        /** Extend the entitlement, or have it renewed. */
        RENEW_ENTITLEMENT,
        /** Have a unit of the entitlement returned, granted or reconciled. */
        FREE_UNIT,
        /** Have the release listed in the entitlement, where the vendor covers it. */
        LIST_RELEASE,
        /** Acquire one of the vehicles. */
        ADD_ENTITLEMENT,
        /** Record by which relations the customer is reached: PUT /v1/delegated-access/{customerId}. */
        RECORD_ACCESS,
        /** Have the customer agree to the relation that was asked for. */
        AGREE_TO_ACCESS,
        /** Renew the relation that has ended. */
        RENEW_ACCESS,
        /** Have a role that may create support requests added to what there is. */
        ADD_ACCESS_ROLE,
        /** Ask the customer for granular delegated admin privileges. */
        REQUEST_GDAP,
        /** Ask the customer for the reseller relation. */
        REQUEST_RESELLER_RELATION,
        /** Have a role assigned in the access control of the Azure subscription. */
        ASSIGN_AZURE_ROLE
    }

    /** Copies the vehicles, so that the remedy cannot change. */
    public Remedy {
        vehicles = List.copyOf(vehicles);
    }

    static Remedy of(Step step) {
        return new Remedy(step, List.of(), null, null);
    }

    static Remedy of(Step step, Entitlement entitlement, @Nullable LocalDate date) {
        return new Remedy(step, List.of(entitlement.vehicle()), entitlement.id(), date);
    }
}
