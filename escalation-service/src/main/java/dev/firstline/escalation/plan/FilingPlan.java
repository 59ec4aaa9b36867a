package dev.firstline.escalation.plan;

import dev.firstline.contracts.escalation.BlockReason;
import dev.firstline.contracts.escalation.FilingRoute;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.escalation.entitlement.Entitlement;
import dev.firstline.escalation.response.InitialResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of a support request. */
public sealed interface FilingPlan {

    /**
     * It can be filed.
     *
     * @param vehicles the contracts that carry it, the chosen one first; empty where none is needed
     * @param chosen the entitlement behind the first vehicle, or null
     * @param initialResponse what the vendor published, or null
     */
    record Open(
            FilingRoute route,
            List<SupportVehicle> vehicles,
            @Nullable Entitlement chosen,
            @Nullable InitialResponse initialResponse)
            implements FilingPlan {}

    /**
     * It must go to a vendor, but cannot.
     *
     * @param route where it would go, or null while that is unknown
     */
    record Blocked(@Nullable FilingRoute route, BlockReason reason) implements FilingPlan {}

    /** No vendor is needed, or the program does not cover it. */
    record NoVendor() implements FilingPlan {}
}
