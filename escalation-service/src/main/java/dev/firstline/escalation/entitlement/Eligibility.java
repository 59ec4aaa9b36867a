package dev.firstline.escalation.entitlement;

import dev.firstline.contracts.escalation.BlockReason;
import dev.firstline.contracts.escalation.SupportVehicle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a partner may bring a support request to a vendor, and on what. */
public sealed interface Eligibility {

    /**
     * It may.
     *
     * @param vehicles the contracts that carry it, the chosen one first; empty where the vendor asks for none
     * @param chosen the entitlement behind the first vehicle; null where that vehicle is open to everyone
     */
    record Carried(List<SupportVehicle> vehicles, @Nullable Entitlement chosen) implements Eligibility {}

    /** It may not until the reason is gone. */
    record Blocked(BlockReason reason) implements Eligibility {}

    /** The program does not cover it at all: the partner's own tenant. */
    record NotCovered() implements Eligibility {}
}
