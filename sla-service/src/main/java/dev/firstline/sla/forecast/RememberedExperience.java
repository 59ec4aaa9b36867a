package dev.firstline.sla.forecast;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.sla.forecast.model.Experience;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What was learnt for a scope a moment ago: a minute changes little, and learning reads many rows. */
final class RememberedExperience {

    static final Duration LONGEST = Duration.ofMinutes(1);
    /** Each takes some hundred kilobytes at most. */
    static final int MOST = 32;

    /**
     * What was learnt.
     *
     * @param at when
     */
    record Learnt(Experience experience, Instant at) {}

    private final Map<String, Learnt> known = new ConcurrentHashMap<>();
    private final Clock clock;

    RememberedExperience(Clock clock) {
        this.clock = clock;
    }

    /** What is remembered of the scope; learnt now, once for all who ask meanwhile, when that is nothing or too old. */
    Learnt of(Scope scope, Supplier<Experience> learn) {
        var now = clock.instant();
        known.values().removeIf(learnt -> isOver(learnt, now));
        if (known.size() >= MOST && !known.containsKey(scope.setting())) {
            // Rare, and cheaper than an order of use: they are learnt again one by one.
            known.clear();
        }
        return known.computeIfAbsent(scope.setting(), any -> new Learnt(learn.get(), now));
    }

    private static boolean isOver(Learnt learnt, Instant now) {
        return !learnt.at().plus(LONGEST).isAfter(now);
    }
}
