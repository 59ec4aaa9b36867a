package dev.firstline.acceptance.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Promises about alerts. */
final class AlertChecks {

    static final List<Check> ALL = List.of(new EachEventToEachSubscription(), new Delivered());

    /** Topics whose events can be subscribed to. */
    private static final Set<String> SUBSCRIBABLE = Set.of(
            "firstline.ticket.v1",
            "firstline.diagnosis.v1",
            "firstline.health.v1",
            "firstline.escalation.v1",
            "firstline.sla.v1");

    private AlertChecks() {}

    private record EachEventToEachSubscription() implements Check {

        @Override
        public String promise() {
            return "Each event has one delivery for each subscription that asks for it";
        }

        @Override
        public List<String> violations(Evidence evidence) {
            var lines = new ArrayList<String>();
            var deliveries = evidence.column("notification", "select subscription_id || ' ' || event_id from delivery");
            var distinct = new HashSet<>(deliveries);
            if (distinct.size() != deliveries.size()) {
                lines.add((deliveries.size() - distinct.size()) + " deliveries exist twice");
            }
            var expected = new HashSet<String>();
            for (var row : evidence.rows("notification", """
                    select id, tenant, array_to_string(event_types, ','),
                           to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
                    from subscription where state = 'ACTIVE'
                    """)) {
                var subscription = new Subscription(
                        row.get(0), row.get(1), List.of(row.get(2).split(",")), Instant.parse(row.get(3)));
                evidence.facts().stream()
                        .filter(subscription::asksFor)
                        .forEach(fact -> expected.add(subscription.id() + " " + fact.id()));
            }
            expected.removeAll(distinct);
            if (!expected.isEmpty()) {
                lines.add(expected.size() + " deliveries are missing, such as (subscription, event) "
                        + expected.iterator().next());
            }
            return lines;
        }
    }

    private record Subscription(String id, String tenant, List<String> types, Instant since) {

        /** Events from before the subscription, or of the very moment of its making, may or may not be told. */
        boolean asksFor(Fact fact) {
            return SUBSCRIBABLE.contains(fact.topic())
                    && (fact.tenant().equals(tenant) || fact.tenant().startsWith(tenant + "/"))
                    && types.stream().anyMatch(type -> matches(type, fact.type()))
                    && Instant.parse(fact.text("occurredAt")).isAfter(since.plusSeconds(1));
        }

        private static boolean matches(String wanted, String type) {
            return wanted.equals("*")
                    || wanted.equals(type)
                    || wanted.endsWith(".*") && type.startsWith(wanted.substring(0, wanted.length() - 1));
        }
    }

    private record Delivered() implements Check {

        @Override
        public String promise() {
            return "Each alert was delivered, and its delivery told";
        }

        @Override
        public List<String> violations(Evidence evidence) {
            var lines = new ArrayList<String>();
            evidence.map(
                            "notification",
                            "select state, count(*) from delivery where state <> 'DELIVERED' group by state")
                    .forEach((state, count) -> lines.add(count + " deliveries are " + state));
            var told = evidence.distinct("notification.delivered")
                    .map(fact -> fact.text("deliveryId"))
                    .collect(Collectors.toSet());
            var stored = evidence.set(
                    "notification", "select id from delivery where state = 'DELIVERED' and ticket_id is not null");
            stored.removeAll(told);
            if (!stored.isEmpty()) {
                lines.add(stored.size() + " deliveries were not told, such as "
                        + Arrays.toString(stored.stream().limit(3).toArray()));
            }
            return lines;
        }
    }
}
