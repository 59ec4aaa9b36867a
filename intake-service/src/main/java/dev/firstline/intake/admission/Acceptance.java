package dev.firstline.intake.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Which new tickets are accepted. As long as the pipeline keeps up, all of them; else as many as {@link AcceptanceRate} says, divided by
 * {@link FairShares}, of each tenant the urgent ones first. Plain rules under one lock; instants are nanoseconds of one clock that never goes back.
 */
final class Acceptance {

    private static final double SECOND = 1e9;

    private final AcceptanceRate rate;
    private final FairShares shares;

    /**
     * Everything is accepted until the first answers are heard.
     *
     * @param tree a root tenant and all below it together have at most so many times what each has
     * @param factor how much larger the shares of a tenant are
     */
    Acceptance(Bounds bounds, double tree, ToDoubleFunction<String> factor, long now) {
        rate = new AcceptanceRate(bounds, now);
        shares = new FairShares(tree, factor, bounds.patience().toNanos() / SECOND);
    }

    /**
     * The answer to who asks.
     *
     * @param accepted of each ticket whether it may be opened, in the order of the question
     * @param delay nanoseconds to wait before those are opened
     * @param again nanoseconds after which the refused ones may be tried again; 0 when there are none
     * @param limit tickets per second that this tenant has now; infinite while there is no limit
     * @param left how many more it could open at once
     */
    record Verdict(List<Boolean> accepted, long delay, long again, double limit, long left) {}

    /**
     * A ticket was answered.
     *
     * @param delay nanoseconds from its opening to the answer
     * @param heard nanoseconds from its opening until that is heard here
     */
    synchronized void heard(Stage stage, long delay, long heard, long now) {
        rate.heard(stage, delay, heard, now);
    }

    /** So many tickets were opened: what was only asked for may have been opened before, or not at all. */
    synchronized void opened(long number, long now) {
        rate.accepted(number, now);
    }

    /**
     * Somebody asks to open tickets.
     *
     * @param tenant who files them
     * @param urgent of each whether it comes before others
     * @param mayWait whether they may be held back for a moment
     */
    synchronized Verdict ask(String tenant, List<Boolean> urgent, boolean mayWait, long now) {
        double limit = rate.limit(now);
        if (limit == Double.POSITIVE_INFINITY) {
            return new Verdict(urgent.stream().map(each -> true).toList(), 0, 0, limit, Long.MAX_VALUE);
        }
        var share = shares.of(tenant, urgent.size(), limit, now);
        var accepted = new ArrayList<Boolean>(urgent.stream().map(each -> false).toList());
        double wait = 0;
        double again = 0;
        for (boolean first : List.of(true, false)) {
            for (int i = 0; i < urgent.size(); i++) {
                if (urgent.get(i) == first) {
                    var taken = share.take(first, mayWait, now);
                    accepted.set(i, taken.passed());
                    rate.fared(taken.delay() > 0, !taken.passed());
                    if (taken.passed()) {
                        wait = Math.max(wait, taken.delay());
                    } else {
                        again = Math.max(again, taken.delay());
                    }
                }
            }
        }
        return new Verdict(
                List.copyOf(accepted), (long) (wait * SECOND), (long) (again * SECOND), share.rate(), share.left(now));
    }

    /** Tickets per second that are accepted now; infinite while there is no limit. */
    synchronized double limit(long now) {
        return rate.limit(now);
    }

    /** How far the pipeline is behind, in seconds. */
    synchronized double lagSeconds(long now) {
        return rate.lagSeconds(now);
    }
}
