package dev.firstline.escalation.ledger;

import org.jspecify.annotations.Nullable;

/** What somebody or something wants to happen to the units of an entitlement. */
public sealed interface Movement {

    /** Why. */
    Cause cause();

    /** One for an escalation that could be filed; refused when none is free. */
    record Reserve(Cause cause) implements Movement {}

    /** A reservation comes back. */
    record Return(Cause cause) implements Movement {}

    /**
     * The vendor accepted a request.
     *
     * @param held whether a unit was reserved for it
     */
    record Use(boolean held, Cause cause) implements Movement {}

    /** What was used comes back: the vendor said that it takes no such request. */
    record ReturnUsed(Cause cause) implements Movement {}

    /** The last day has passed: what is free is lost. What is reserved is taken back one by one. */
    record Expire(Cause cause) implements Movement {}

    /** A reservation is taken back: the entitlement has ended, or the vendor has fewer. */
    record TakeBack(Cause cause) implements Movement {}

    /** It holds again: what was lost is free again. */
    record Revive(Cause cause) implements Movement {}

    /**
     * A person states the entitlement anew.
     *
     * @param total as stated; null where units are not counted any more
     * @param free what can still be reserved; beyond what is reserved it is taken for less
     */
    record State(@Nullable Integer total, @Nullable Integer free, Cause cause) implements Movement {}

    /**
     * The vendor's figures. It does not know what is reserved.
     *
     * @param total 0 or more
     * @param remaining between 0 and the total
     */
    record Reconcile(int total, int remaining, Cause cause) implements Movement {}
}
