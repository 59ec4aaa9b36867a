package dev.firstline.benchmarks.timers;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.benchmarks.figures.Sample;
import dev.firstline.benchmarks.load.TopicWatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The breaches that came out of Kafka: which clock, due when, here when. */
final class BreachLog {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<String> clocks = new HashSet<>();
    private final Map<Instant, List<Duration>> lateness = new HashMap<>();
    private int twice;

    /** Takes an event; anything but a breach is passed by. */
    synchronized void hear(TopicWatch.Seen seen) {
        if (!seen.type().equals("sla.breached")) {
            return;
        }
        try {
            var breach = JSON.readTree(seen.body());
            if (!clocks.add(breach.path("clockId").asText())) {
                twice++;
                return;
            }
            var due = Instant.parse(breach.path("occurredAt").asText());
            lateness.computeIfAbsent(due, any -> new ArrayList<>()).add(Duration.between(due, seen.receivedAt()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many different clocks. */
    synchronized int clocks() {
        return clocks.size();
    }

    /** How many breaches came more than once. */
    synchronized int twice() {
        return twice;
    }

    /** From due to here, of those that were due in that instant. */
    synchronized Sample lateness(Instant due) {
        return Sample.of(lateness.getOrDefault(due, List.of()));
    }
}
