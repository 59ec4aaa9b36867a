package dev.firstline.escalation.registry;

import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.escalation.ledger.Booking;
import dev.firstline.escalation.ledger.Cause;
import dev.firstline.escalation.ledger.Cause.Reason;
import dev.firstline.escalation.ledger.Ledger;
import dev.firstline.escalation.ledger.Movement;
import dev.firstline.escalation.ledger.Supply;
import dev.firstline.escalation.ledger.UnitFact;
import dev.firstline.escalation.ledger.Units;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The account of an entitlement, in hand for one transaction that has locked its row. */
public final class Account {

    private final UUID entitlementId;
    private final TenantPath holder;
    private final SupportVehicle vehicle;
    private final @Nullable LocalDate validTo;
    private final Instant now;
    private final long movesBefore;
    private final int freeBefore;
    private final List<UnitFact> facts = new ArrayList<>();
    private Units units;
    private Supply supply;

    /**
     * @param units as the latest movement left them
     * @param moves how many movements there were
     */
    Account(
            UUID entitlementId,
            TenantPath holder,
            SupportVehicle vehicle,
            @Nullable LocalDate validTo,
            Units units,
            Supply supply,
            long moves,
            Instant now) {
        this.entitlementId = entitlementId;
        this.holder = holder;
        this.vehicle = vehicle;
        this.validTo = validTo;
        this.units = units;
        this.supply = supply;
        this.movesBefore = moves;
        this.freeBefore = units.free();
        this.now = now;
    }

    /** Takes over what a version without accounts has written into the row since the latest movement. */
    Account caughtUp(@Nullable Integer total, @Nullable Integer free) {
        book(new Movement.State(total, free, Cause.of(movesBefore == 0 ? Reason.OPENING : Reason.CHANGED_OUTSIDE)));
        return this;
    }

    /** Books it; the account is changed unless it is refused. */
    public Booking book(Movement movement) {
        var booking = Ledger.book(units, movement, now);
        units = booking.units();
        facts.addAll(booking.facts());
        return booking;
    }

    /** Books the end of what is free, where the last day has passed. */
    public void expireIfEnded() {
        if (hasEnded()) {
            book(new Movement.Expire(Cause.of(Reason.ENDED)));
        }
    }

    /** Whether the last day has passed (UTC). */
    public boolean hasEnded() {
        return validTo != null && LocalDate.ofInstant(now, ZoneOffset.UTC).isAfter(validTo);
    }

    /** As it stands now. */
    public Units units() {
        return units;
    }

    UUID entitlementId() {
        return entitlementId;
    }

    TenantPath holder() {
        return holder;
    }

    SupportVehicle vehicle() {
        return vehicle;
    }

    Instant now() {
        return now;
    }

    /** What was told of how few are left. */
    Supply supply() {
        return supply;
    }

    void supply(Supply told) {
        supply = told;
    }

    List<UnitFact> facts() {
        return facts;
    }

    /** The number of the first of the facts; they follow each other. */
    long firstNumber() {
        return movesBefore + 1;
    }

    long moves() {
        return movesBefore + facts.size();
    }

    /** Whether something waits for a unit that was not there before. */
    boolean isFreeAgain() {
        return freeBefore == 0 && units.free() > 0;
    }
}
