package dev.firstline.sla.tracking;

import dev.firstline.contracts.TenantPath;
import dev.firstline.sla.clock.Clock;
import java.time.Instant;
import java.util.UUID;

/** Clocks of a ticket that is only thought of, as they would be shown. */
public final class ThoughtOf {

    private static final UUID NOBODY = new UUID(0, 0);

    private ThoughtOf() {}

    /**
     * A clock as it would be shown at that instant; nothing was told of it, and nobody has judged it.
     *
     * @param tenant whose ticket it would be
     */
    public static ClockView of(TenantPath tenant, Clock clock, Instant asOf) {
        return ClockView.of(
                ClockRows.row(NOBODY, tenant, clock, null, asOf), clock, new ClockView.Said(null, null), asOf);
    }
}
