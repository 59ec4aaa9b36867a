package dev.firstline.acceptance.verify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Holds the promises against the evidence, and gives what is still on its way some time to arrive. */
public final class Proof {

    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(1);

    private final Sources sources;
    private final List<Check> checks;

    /** @param sources where the evidence lies */
    public Proof(Sources sources) {
        this(
                sources,
                Stream.of(EventChecks.ALL, TicketChecks.ALL, ClockChecks.ALL, AlertChecks.ALL)
                        .flatMap(List::stream)
                        .toList());
    }

    private Proof(Sources sources, List<Check> checks) {
        this.sources = sources;
        this.checks = checks;
    }

    /** The promises about clocks alone, for a platform that has not all services. */
    public static Proof ofClocks(Sources sources) {
        return new Proof(sources, ClockChecks.ALL);
    }

    /**
     * What was found.
     *
     * @param broken promise to where it is broken, one line each; an empty list for one that holds
     */
    public record Findings(Map<String, List<String>> broken, int events, long unreadable) {

        /** Whether every promise holds. */
        public boolean hold() {
            return broken.values().stream().allMatch(List::isEmpty);
        }

        /** A line for each promise, and below it where it is broken. */
        public String asText() {
            var text = new StringBuilder();
            broken.forEach((promise, lines) -> {
                text.append(lines.isEmpty() ? "  holds   " : "  BROKEN  ")
                        .append(promise)
                        .append('\n');
                lines.stream()
                        .limit(10)
                        .forEach(line ->
                                text.append("            - ").append(line).append('\n'));
            });
            return text.append("  ")
                    .append(events)
                    .append(" events read")
                    .append(unreadable == 0 ? "" : ", " + unreadable + " records are no events that anybody can read")
                    .toString();
        }
    }

    /** Checks again and again until every promise holds or the patience ends. */
    public Findings within(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try (var log = new TopicLog(sources.kafka())) {
            while (true) {
                var findings = round(log);
                if (findings.hold() || System.nanoTime() > deadline) {
                    return findings;
                }
                Thread.sleep(BETWEEN_ROUNDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("broken off", e);
        }
    }

    private Findings round(TopicLog log) {
        var evidence = new Evidence(sources, log.read());
        var broken = new LinkedHashMap<String, List<String>>();
        checks.forEach(check -> broken.put(check.promise(), new ArrayList<>(check.violations(evidence))));
        return new Findings(broken, evidence.facts().size(), log.unreadable());
    }
}
