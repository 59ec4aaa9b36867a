package dev.firstline.acceptance.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Promises about tickets. */
final class TicketChecks {

    static final List<Check> ALL = List.of(new InEachServiceOnce(), new DecidedAndEscalated());

    private TicketChecks() {}

    private record InEachServiceOnce() implements Check {

        @Override
        public String promise() {
            return "Each ticket is once in each service, and none is anywhere that intake does not know";
        }

        @Override
        public List<String> violations(Evidence evidence) {
            var lines = new ArrayList<String>();
            var known = evidence.set("intake", "select id from ticket");
            compare(lines, "diagnosis", known, evidence.column("diagnosis", "select ticket_id from diagnosis_case"));
            compare(lines, "escalation", known, evidence.column("escalation", "select ticket_id from ticket"));
            compare(lines, "sla", known, evidence.column("sla", "select id from ticket"));
            compare(
                    lines,
                    "console",
                    known,
                    evidence.column("console", "select ticket_id from ticket_view where number is not null"));
            compare(
                    lines,
                    "topic",
                    known,
                    evidence.distinct("ticket.opened").map(Fact::subject).toList());
            return lines;
        }

        private static void compare(List<String> lines, String where, Set<String> known, List<String> there) {
            var distinct = new HashSet<>(there);
            if (distinct.size() != there.size()) {
                lines.add(where + " has " + (there.size() - distinct.size()) + " tickets twice");
            }
            var missing = new HashSet<>(known);
            missing.removeAll(distinct);
            if (!missing.isEmpty()) {
                lines.add(where + " lacks " + missing.size() + " tickets, such as "
                        + missing.iterator().next());
            }
            distinct.removeAll(known);
            if (!distinct.isEmpty()) {
                lines.add(where + " has " + distinct.size() + " tickets that intake does not know, such as "
                        + distinct.iterator().next());
            }
        }
    }

    private record DecidedAndEscalated() implements Check {

        @Override
        public String promise() {
            return "Each ticket was decided, and has one escalation at most that is not over, if its decision asks for one";
        }

        @Override
        public List<String> violations(Evidence evidence) {
            var lines = new ArrayList<String>();
            var decided = evidence.set("diagnosis", "select distinct ticket_id from diagnosis");
            var undecided = evidence.set("intake", "select id from ticket where status not in ('CANCELED', 'CLOSED')");
            undecided.removeAll(decided);
            if (!undecided.isEmpty()) {
                lines.add(undecided.size() + " tickets are undecided, such as "
                        + undecided.iterator().next());
            }
            var published = evidence.distinct("diagnosis.completed")
                    .map(fact -> fact.text("diagnosisId"))
                    .collect(Collectors.toSet());
            var stored = evidence.set("diagnosis", "select id from diagnosis");
            if (!published.equals(stored)) {
                lines.add(stored.size() + " decisions are stored and " + published.size() + " are on the topic");
            }
            evidence.column(
                            "escalation",
                            "select ticket_id from escalation where state in ('OPEN', 'BLOCKED', 'FILED')"
                                    + " group by ticket_id having count(*) > 1")
                    .forEach(ticket -> lines.add("ticket " + ticket + " has several escalations"));
            var wanting = evidence.set("diagnosis", """
                    select d.ticket_id from diagnosis d join diagnosis_case c using (ticket_id)
                    where not c.ended and d.id = (select max(id::text)::uuid from diagnosis x where x.ticket_id = d.ticket_id)
                      and d.outcome in ('ESCALATE_MICROSOFT', 'BILLING_DISPUTE_FRAUD', 'ROUTE_TO_ISV')
                    """);
            wanting.removeAll(evidence.set("escalation", "select ticket_id from escalation"));
            if (!wanting.isEmpty()) {
                lines.add(wanting.size() + " tickets should be escalated and are not, such as "
                        + wanting.iterator().next());
            }
            return lines;
        }
    }
}
