package dev.firstline.escalation.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The account of one entitlement. Nothing in it is ever below zero, and what is reserved, used, expired and free is the total together;
 * only reservations that are {@code shortBy} so many stand for nothing.
 *
 * @param total all that were granted; null where units are not counted, and then everything else is 0
 * @param free what can still be reserved
 * @param reserved set aside for escalations that are not filed yet
 * @param returned how often one came back that was reserved, or used for what the vendor refused: a tally, no part of the total
 * @param expired lost with the end of the entitlement
 * @param shortBy how many of the reserved have no unit behind them, until they are taken back
 */
public record Units(@Nullable Integer total, int free, int reserved, int returned, int expired, int shortBy) {

    /** Not counted: there is always one. */
    public static final Units UNLIMITED = new Units(null, 0, 0, 0, 0, 0);

    /** @throws IllegalArgumentException when the account cannot be */
    public Units {
        if (free < 0 || reserved < 0 || returned < 0 || expired < 0 || shortBy < 0 || shortBy > reserved) {
            throw new IllegalArgumentException("below nothing: " + free + " free, " + reserved + " reserved, " + expired
                    + " expired, " + shortBy + " short");
        }
        int used = total == null ? 0 : total - free - reserved - expired + shortBy;
        if (used < 0 || total == null && free + reserved + returned + expired > 0) {
            throw new IllegalArgumentException("more than " + total + ": " + free + " free, " + reserved + " reserved, "
                    + expired + " expired, " + shortBy + " short");
        }
    }

    /** So many, all free. */
    public static Units of(int total) {
        return new Units(total, total, 0, 0, 0, 0);
    }

    /** Whether they are counted at all. */
    public boolean isCounted() {
        return total != null;
    }

    /** Filed and accepted; 0 where they are not counted. */
    public int used() {
        return total == null ? 0 : total - free - reserved - expired + shortBy;
    }
}
