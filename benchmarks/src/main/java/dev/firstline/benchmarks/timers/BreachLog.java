package dev.firstline.benchmarks.timers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.firstline.benchmarks.figures.Sample;
import dev.firstline.benchmarks.load.TopicWatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The breaches that came out of Kafka: which clock, due when, here when. */
final class BreachLog {

    private static final ObjectReader JSON = new ObjectMapper().reader();

    private final Set<UUID> clocks = new HashSet<>();
    private final List<Breach> breaches = new ArrayList<>();
    private int twice;

    private record Breach(Instant due, Instant here) {}

    /** Takes an event; anything but a breach is passed by. */
    synchronized void hear(TopicWatch.Seen seen) {
        if (!seen.type().equals("sla.breached")) {
            return;
        }
        try {
            var breach = JSON.readTree(seen.body());
            if (clocks.add(UUID.fromString(breach.path("clockId").asText()))) {
                breaches.add(new Breach(Instant.parse(breach.path("occurredAt").asText()), seen.receivedAt()));
            } else {
                twice++;
            }
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

    /** From due to here, of those that were due from one instant until before another. */
    synchronized Sample lateness(Instant from, Instant until) {
        return Sample.of(breaches.stream()
                .filter(breach -> !breach.due().isBefore(from) && breach.due().isBefore(until))
                .map(breach -> Duration.between(breach.due(), breach.here()))
                .toList());
    }
}
