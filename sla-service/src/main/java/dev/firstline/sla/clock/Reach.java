package dev.firstline.sla.clock;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * How far the facts of a ticket reach in their order: enough to tell one that comes behind them all from one that belongs among them.
 *
 * @param version the highest of intake
 * @param at the latest time of a fact that intake told
 * @param last the last fact of another service; null while there is none
 * @param isLast whether that stands behind all of intake's
 */
record Reach(long version, Instant at, @Nullable TicketFact last, boolean isLast) {

    static final Comparator<TicketFact> BY_TIME =
            Comparator.comparing(TicketFact::at).thenComparing(TicketFact::eventId);

    /** That of a ticket of which nothing else is known. */
    static Reach of(TicketFact.Opened opening) {
        return new Reach(opening.version(), opening.at(), null, false);
    }

    /** With a fact that comes next in the order. */
    Reach with(TicketFact next) {
        return next.version() == TicketFact.UNVERSIONED
                ? new Reach(version, at, next, true)
                : new Reach(next.version(), next.at().isAfter(at) ? next.at() : at, last, false);
    }

    /** Whether a fact comes behind all of these, and moves none of them. */
    boolean isBefore(TicketFact fact) {
        return fact.version() == TicketFact.UNVERSIONED
                ? !fact.at().isBefore(at) && (last == null || BY_TIME.compare(last, fact) < 0)
                : fact.version() > version
                        && (!isLast || last == null || last.at().isBefore(fact.at()));
    }
}
