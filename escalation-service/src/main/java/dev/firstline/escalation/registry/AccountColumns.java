package dev.firstline.escalation.registry;

import dev.firstline.escalation.ledger.Units;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** The account of an entitlement's units, which an {@link Account} moves; what is booked beside what a version without accounts reads. */
@Embeddable
class AccountColumns {

    @Column(name = "incidents_total")
    @Nullable Integer incidentsTotal;

    @Column(name = "incidents_remaining")
    @Nullable Integer incidentsRemaining;

    @Column(name = "units_reserved")
    int reserved;

    @Column(name = "units_returned")
    int returned;

    @Column(name = "units_expired")
    int expired;

    @Column(name = "units_short")
    int shortBy;

    @Column(name = "units_moves")
    long moves;

    @Column(name = "booked_total")
    @Nullable Integer bookedTotal;

    @Column(name = "booked_remaining")
    @Nullable Integer bookedRemaining;

    void hold(Account account) {
        var units = account.units();
        incidentsTotal = units.total();
        incidentsRemaining = units.isCounted() ? Integer.valueOf(units.free()) : null;
        bookedTotal = incidentsTotal;
        bookedRemaining = incidentsRemaining;
        reserved = units.reserved();
        returned = units.returned();
        expired = units.expired();
        shortBy = units.shortBy();
        moves = account.moves();
    }

    /** As the latest movement left them. */
    Units units() {
        return EntitlementUnits.units(bookedTotal, bookedRemaining, reserved, returned, expired, shortBy);
    }
}
