package dev.firstline.intake.query;

import dev.firstline.chassis.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Many things that are done in their order, each by itself: what is refused undoes no other. */
public final class EachByItself {

    private EachByItself() {}

    /** Does one, in a transaction of its own; the outcome of it. */
    public interface Work<T, R> {
        R on(int index, T asked);
    }

    /**
     * The outcome of one that is refused, with the problem as it would have been answered and {@code retryAfter} where it says when: an item has no
     * header of its own.
     */
    public interface Refused<R> {
        R with(int index, int status, Map<String, Object> problem);
    }

    /** The outcomes, in order. What fails for another reason than a problem of its own ends the whole; those before it stay done. */
    public static <T, R> List<R> of(List<T> asked, Work<T, R> work, Refused<R> refused) {
        var outcomes = new ArrayList<R>();
        for (int index = 0; index < asked.size(); index++) {
            try {
                outcomes.add(work.on(index, asked.get(index)));
            } catch (Problem problem) {
                var told = problem.body();
                problem.retryAfterSeconds().ifPresent(seconds -> told.put("retryAfter", seconds));
                outcomes.add(refused.with(index, problem.type().status(), told));
            }
        }
        return outcomes;
    }
}
