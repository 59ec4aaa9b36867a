package dev.firstline.acceptance.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Promises about clocks. */
final class ClockChecks {

    private static final Set<String> ENDS = Set.of("sla.met", "sla.breached", "sla.cancelled");

    static final List<Check> ALL =
            List.of(new OneOutcomeAtMost(), new WarnedOnce(), new NoneOverdue(), new BreachedAtTheDueInstant());

    private ClockChecks() {}

    private record OneOutcomeAtMost() implements Check {

        @Override
        public String promise() {
            return "Each clock has one outcome at most, the same in the database and on the topic";
        }

        @Override
        public List<String> violations(Evidence evidence) {
            var lines = new ArrayList<String>();
            var told = new TreeMap<String, List<String>>();
            ENDS.forEach(type -> evidence.distinct(type)
                    .forEach(fact -> told.computeIfAbsent(fact.text("clockId"), id -> new ArrayList<>())
                            .add(type.substring("sla.".length()).toUpperCase(java.util.Locale.ROOT))));
            told.forEach((clock, outcomes) -> {
                if (outcomes.size() > 1) {
                    lines.add("clock " + clock + " has outcomes " + outcomes);
                }
            });
            var stored =
                    evidence.map("sla", "select id, state from clock where state in ('MET', 'BREACHED', 'CANCELLED')");
            var flat = told.entrySet().stream()
                    .collect(Collectors.toMap(
                            java.util.Map.Entry::getKey, e -> e.getValue().getFirst()));
            var differing = new HashMap<>(stored);
            differing.entrySet().removeIf(e -> e.getValue().equals(flat.get(e.getKey())));
            if (!differing.isEmpty()) {
                lines.add(differing.size() + " outcomes are stored and not told, such as "
                        + differing.keySet().iterator().next());
            }
            flat.keySet().removeAll(stored.keySet());
            if (!flat.isEmpty()) {
                lines.add(flat.size() + " outcomes are told and not stored, such as "
                        + flat.keySet().iterator().next());
            }
            return lines;
        }
    }

    private record WarnedOnce() implements Check {

        @Override
        public String promise() {
            return "Each warning of a clock is given once";
        }

        @Override
        public List<String> violations(Evidence evidence) {
            var given = new TreeMap<String, Integer>();
            evidence.distinct("sla.warned")
                    .forEach(warning -> given.merge(
                            "clock " + warning.text("clockId") + " at " + warning.text("percent") + " % of "
                                    + warning.text("occurredAt"),
                            1,
                            Integer::sum));
            return given.entrySet().stream()
                    .filter(warning -> warning.getValue() > 1)
                    .map(warning -> warning.getKey() + " was warned of " + warning.getValue() + " times")
                    .toList();
        }
    }

    private record NoneOverdue() implements Check {

        @Override
        public String promise() {
            return "Nothing that should have been told of a clock is outstanding";
        }

        @Override
        public List<String> violations(Evidence evidence) {
            return evidence
                    .column(
                            "sla",
                            "select id || ' since ' || next_fire_at from clock"
                                    + " where next_fire_at < clock_timestamp() - interval '5 seconds' limit 20")
                    .stream()
                    .map(line -> "clock " + line)
                    .toList();
        }
    }

    private record BreachedAtTheDueInstant() implements Check {

        @Override
        public String promise() {
            return "Each breach bears its due instant, and was not told before it";
        }

        @Override
        public List<String> violations(Evidence evidence) {
            var due = evidence.map(
                    "sla",
                    "select id, to_char(due_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US') from clock where state = 'BREACHED'");
            var lines = new ArrayList<String>();
            evidence.distinct("sla.breached").forEach(breach -> {
                var at = java.time.Instant.parse(breach.text("occurredAt"));
                var stored = due.get(breach.text("clockId"));
                if (stored != null
                        && !java.time.Instant.parse(stored + "Z")
                                .equals(at.truncatedTo(java.time.temporal.ChronoUnit.MICROS))) {
                    lines.add("clock " + breach.text("clockId") + " was due at " + stored + " and breached at " + at);
                }
                if (java.time.Instant.parse(breach.text("firedAt")).isBefore(at)) {
                    lines.add("clock " + breach.text("clockId") + " fired early");
                }
            });
            return lines;
        }
    }
}
