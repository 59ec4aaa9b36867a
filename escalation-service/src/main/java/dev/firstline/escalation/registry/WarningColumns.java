package dev.firstline.escalation.registry;

import dev.firstline.escalation.ledger.ExpiryWarning;
import dev.firstline.escalation.ledger.Supply;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What of an entitlement was told in time, so that it is told once. */
@Embeddable
class WarningColumns {

    @Column(name = "warned_of")
    @Nullable LocalDate lastDay;

    @Column(name = "warned_days")
    @Nullable Integer days;

    @Column(name = "warned_low")
    boolean low;

    @Column(name = "warned_exhausted")
    boolean exhausted;

    void hold(Supply told) {
        low = told.low();
        exhausted = told.exhausted();
    }

    /** Of how few are left. */
    Supply ofSupply() {
        return new Supply(low, exhausted);
    }

    /** The latest of a last day, or null. */
    @Nullable ExpiryWarning ofExpiry() {
        return lastDay == null || days == null ? null : new ExpiryWarning(lastDay, days);
    }
}
