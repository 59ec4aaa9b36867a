package dev.firstline.sla.forecast;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.sla.forecast.model.Experience;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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

    private final Map<String, Lesson> known = new ConcurrentHashMap<>();
    private final Clock clock;

    RememberedExperience(Clock clock) {
        this.clock = clock;
    }

    /** What is remembered of the scope; learnt now, once for all who ask meanwhile, when that is nothing or too old. */
    Learnt of(Scope scope, Supplier<Experience> learn) {
        var now = clock.instant();
        known.values().removeIf(lesson -> !lesson.at.plus(LONGEST).isAfter(now));
        if (known.size() >= MOST && !known.containsKey(scope.setting())) {
            // Rare, and cheaper than an order of use: they are learnt again one by one.
            known.clear();
        }
        return known.computeIfAbsent(scope.setting(), any -> new Lesson(now)).learnt(learn);
    }

    /** Learns outside of the map, so that only those wait who ask for the same; whoever comes after a failure tries again. */
    private static final class Lesson {

        private final Instant at;
        private @Nullable Experience experience;

        Lesson(Instant at) {
            this.at = at;
        }

        synchronized Learnt learnt(Supplier<Experience> learn) {
            if (experience == null) {
                experience = learn.get();
            }
            return new Learnt(experience, at);
        }
    }
}
