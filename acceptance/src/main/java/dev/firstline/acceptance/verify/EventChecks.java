package dev.firstline.acceptance.verify;

import dev.firstline.contracts.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Promises about events on their way. */
final class EventChecks {

    static final List<String> DATABASES =
            List.of("intake", "diagnosis", "escalation", "sla", "notification", "console");

    static final List<Check> ALL =
            List.of(new NothingWaits(), new NoDeadLetters(), new AppliedOnceByEachReader(), new VersionsWithoutGaps());

    private EventChecks() {}

    private record NothingWaits() implements Check {

        @Override
        public String promise() {
            return "No event waits in an outbox";
        }

        @Override
        public List<String> violations(Evidence evidence) {
            return DATABASES.stream()
                    .map(database -> database + ": "
                            + evidence.column(database, "select count(*) from outbox_pending")
                                    .getFirst() + " waiting")
                    .filter(line -> !line.endsWith(": 0 waiting"))
                    .toList();
        }
    }

    private record NoDeadLetters() implements Check {

        @Override
        public String promise() {
            return "No dead letter is open";
        }

        @Override
        public List<String> violations(Evidence evidence) {
            return DATABASES.stream()
                    .flatMap(database -> evidence
                            .column(
                                    database,
                                    "select consumer || ' ' || topic || '-' || partition || '@' || \"offset\" || ' ' || cause || ': '"
                                            + " || detail from dead_letter where state = 'OPEN' order by id limit 20")
                            .stream())
                    .toList();
        }
    }

    private record AppliedOnceByEachReader() implements Check {

        @Override
        public String promise() {
            return "Each event was applied once by each of its readers";
        }

        @Override
        public List<String> violations(Evidence evidence) {
            var byTopic = evidence.facts().stream()
                    .collect(Collectors.groupingBy(
                            Fact::topic,
                            Collectors.mapping(Fact::id, Collectors.toCollection(java.util.HashSet::new))));
            var lines = new ArrayList<String>();
            for (var reader : Reader.ALL) {
                var expected = reader.topics().stream()
                        .map(Topic::topicName)
                        .flatMap(topic -> byTopic.getOrDefault(topic, new java.util.HashSet<>()).stream())
                        .collect(Collectors.toSet());
                Set<String> applied = evidence.set(
                        reader.database(), "select event_id from inbox where consumer = '" + reader.consumer() + "'");
                expected.removeAll(applied);
                expected.removeAll(evidence.set(
                        reader.database(),
                        "select event_id from dead_letter where consumer = '" + reader.consumer()
                                + "' and state = 'DISCARDED'"));
                if (!expected.isEmpty()) {
                    lines.add(reader.consumer() + " has not applied " + expected.size() + " events, such as "
                            + expected.iterator().next());
                }
            }
            return lines;
        }
    }

    private record VersionsWithoutGaps() implements Check {

        @Override
        public String promise() {
            return "The facts of each ticket are on the topic in their order, from version 1 to the last, without a gap";
        }

        @Override
        public List<String> violations(Evidence evidence) {
            var versions = new TreeMap<String, LinkedHashMap<String, Long>>();
            evidence.facts().stream()
                    .filter(fact -> fact.topic().equals(Topic.TICKET.topicName()))
                    .forEach(fact -> versions.computeIfAbsent(fact.subject(), id -> new LinkedHashMap<>())
                            .putIfAbsent(fact.id(), fact.data().path("version").asLong()));
            var last = evidence.map("intake", "select id, version from ticket");
            var lines = new ArrayList<String>();
            versions.forEach((ticket, told) -> {
                var order = told.values().stream().distinct().toList();
                for (int i = 0; i < order.size(); i++) {
                    if (order.get(i) != i + 1) {
                        lines.add("ticket " + ticket + " tells versions " + order);
                        return;
                    }
                }
                if (!String.valueOf(order.size()).equals(last.get(ticket))) {
                    lines.add("ticket " + ticket + " is at version " + last.get(ticket) + " and tells " + order.size());
                }
            });
            return lines;
        }
    }
}
