package dev.firstline.escalation.ledger;

import dev.firstline.escalation.ledger.Cause.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Books movements of units. A unit is reserved when a request is ready to be filed and used when the vendor has accepted it; what the
 * vendor has accepted stays used, also when the desk takes the ticket back ("Technical support benefits": incidents count when they are
 * opened). What the vendor refuses was none; what it gives
 * back otherwise is reconciled.
 *
 * <p>Where units are not counted nothing happens, until somebody states that they are.
 */
public final class Ledger {

    private Ledger() {}

    /** The account after the movement, and what happened. Reservations alone can be refused. */
    public static Booking book(Units units, Movement movement, Instant now) {
        if (!units.isCounted() && !(movement instanceof Movement.State || movement instanceof Movement.Reconcile)) {
            return nothing(units);
        }
        return switch (movement) {
            case Movement.Reserve reserve -> reserve(units, reserve.cause(), now);
            case Movement.Return back -> giveBack(units, back.cause(), now);
            case Movement.Use use -> use(units, use.held(), use.cause(), now);
            case Movement.ReturnUsed back -> returnUsed(units, back.cause(), now);
            case Movement.Expire expire -> expire(units, expire.cause(), now);
            case Movement.TakeBack back -> takeBack(units, back.cause(), now);
            case Movement.Revive revive -> revive(units, revive.cause(), now);
            case Movement.State state -> state(units, state, now);
            case Movement.Reconcile vendor -> reconcile(units, vendor, now);
        };
    }

    private static Booking reserve(Units units, Cause cause, Instant now) {
        if (units.free() == 0) {
            return new Booking(units, List.of(), true);
        }
        return fact(MovementKind.RESERVED, -1, with(units, units.free() - 1, units.reserved() + 1), cause, now);
    }

    private static Booking giveBack(Units units, Cause cause, Instant now) {
        if (units.reserved() == 0) {
            return nothing(units);
        }
        // What has no unit behind it brings none back.
        int freed = units.shortBy() > 0 ? 0 : 1;
        var after = new Units(
                units.total(),
                units.free() + freed,
                units.reserved() - 1,
                units.returned() + 1,
                units.expired(),
                units.shortBy() - (1 - freed));
        return fact(MovementKind.RETURNED, freed, after, cause, now);
    }

    private static Booking use(Units units, boolean held, Cause cause, Instant now) {
        if (held && units.reserved() > units.shortBy()) {
            return fact(MovementKind.USED, 0, with(units, units.free(), units.reserved() - 1), cause, now);
        }
        if (held && units.reserved() > 0) {
            var after = new Units(
                    units.total(),
                    units.free(),
                    units.reserved() - 1,
                    units.returned(),
                    units.expired(),
                    units.shortBy() - 1);
            return fact(MovementKind.USED, 0, after, cause.because(Reason.NOT_COVERED.name()), now);
        }
        if (units.free() > 0) {
            return fact(MovementKind.USED, -1, with(units, units.free() - 1, units.reserved()), cause, now);
        }
        // The vendor has the last word; that our account had none is for a person to reconcile.
        return fact(MovementKind.USED, 0, units, cause.because(Reason.NOT_COVERED.name()), now);
    }

    private static Booking returnUsed(Units units, Cause cause, Instant now) {
        if (units.used() == 0) {
            return nothing(units);
        }
        // A reservation that had no unit behind it has this one now.
        int freed = units.shortBy() > 0 ? 0 : 1;
        var after = new Units(
                units.total(),
                units.free() + freed,
                units.reserved(),
                units.returned() + 1,
                units.expired(),
                units.shortBy() - (1 - freed));
        return fact(MovementKind.RETURNED, freed, after, cause, now);
    }

    private static Booking expire(Units units, Cause cause, Instant now) {
        if (units.free() == 0) {
            return nothing(units);
        }
        var after = new Units(
                units.total(), 0, units.reserved(), units.returned(), units.expired() + units.free(), units.shortBy());
        return fact(MovementKind.EXPIRED, -units.free(), after, cause, now);
    }

    private static Booking takeBack(Units units, Cause cause, Instant now) {
        if (units.reserved() == 0) {
            return nothing(units);
        }
        boolean missing = units.shortBy() > 0;
        var after = new Units(
                units.total(),
                units.free(),
                units.reserved() - 1,
                units.returned(),
                units.expired() + (missing ? 0 : 1),
                units.shortBy() - (missing ? 1 : 0));
        return fact(missing ? MovementKind.RECONCILED : MovementKind.EXPIRED, 0, after, cause, now);
    }

    private static Booking revive(Units units, Cause cause, Instant now) {
        if (units.expired() == 0) {
            return nothing(units);
        }
        var after = new Units(
                units.total(), units.free() + units.expired(), units.reserved(), units.returned(), 0, units.shortBy());
        return fact(MovementKind.GRANTED, units.expired(), after, cause, now);
    }

    private static Booking state(Units units, Movement.State stated, Instant now) {
        var free = units.isCounted() ? Integer.valueOf(units.free()) : null;
        if (Objects.equals(units.total(), stated.total()) && Objects.equals(free, stated.free())) {
            return nothing(units);
        }
        var after = asStated(units, stated.total(), stated.free());
        boolean onlyMore = units.total() == null
                || stated.total() != null
                        && stated.total() > units.total()
                        && stated.total() - units.total() == after.free() - units.free();
        return fact(
                onlyMore ? MovementKind.GRANTED : MovementKind.RECONCILED,
                after.free() - units.free(),
                after,
                stated.cause(),
                now);
    }

    /** What is reserved stays reserved, at the cost of the free ones; what is used stays used before what is lost does. */
    private static Units asStated(Units units, @Nullable Integer total, @Nullable Integer free) {
        if (total == null || free == null) {
            return Units.UNLIMITED;
        }
        int reserved = units.reserved();
        int shortBy = Math.max(0, reserved - total);
        int left = Math.max(0, Math.min(free, total - reserved + shortBy));
        int gone = total - left - reserved + shortBy;
        int expired = Math.max(0, Math.min(units.expired(), gone - units.used()));
        return new Units(total, left, reserved, units.returned(), expired, shortBy);
    }

    private static Booking reconcile(Units units, Movement.Reconcile vendor, Instant now) {
        int reserved = units.reserved();
        var after = new Units(
                vendor.total(),
                Math.max(0, vendor.remaining() - reserved),
                reserved,
                units.returned(),
                0,
                Math.max(0, reserved - vendor.remaining()));
        return fact(MovementKind.RECONCILED, after.free() - units.free(), after, vendor.cause(), now);
    }

    private static Units with(Units units, int free, int reserved) {
        return new Units(units.total(), free, reserved, units.returned(), units.expired(), units.shortBy());
    }

    private static Booking nothing(Units units) {
        return new Booking(units, List.of(), false);
    }

    private static Booking fact(MovementKind kind, int change, Units after, Cause cause, Instant now) {
        return new Booking(after, List.of(new UnitFact(kind, change, after, cause, now)), false);
    }
}
