package dev.firstline.escalation.registry;

import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.escalation.ledger.Supply;
import dev.firstline.escalation.ledger.Units;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Accounts that are kept in memory. */
public final class Books {

    private Books() {}

    /** A book with that account alone. */
    public static UnitBook of(UUID entitlement, TenantPath holder, Units units, Instant now) {
        return new UnitBook(() -> Map.of(
                entitlement,
                new Account(
                        entitlement, holder, SupportVehicle.SIGNATURE, null, units, new Supply(false, false), 1, now)));
    }
}
