package dev.firstline.escalation.ledger;

import java.util.List;

/**
 * What came of a movement.
 *
 * @param units the account now
 * @param facts what happened, in order; empty where nothing did
 * @param refused whether there was no unit for it; then nothing happened
 */
public record Booking(Units units, List<UnitFact> facts, boolean refused) {

    /** Copies the facts, so that the booking cannot change. */
    public Booking {
        facts = List.copyOf(facts);
    }
}
