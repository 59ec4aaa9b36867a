package dev.firstline.escalation.ledger;

import java.time.Instant;

/**
 * What happened to the units.
 *
 * @param units by how many the free ones changed
 * @param after the account behind it
 */
public record UnitFact(MovementKind kind, int units, Units after, Cause cause, Instant at) {}
