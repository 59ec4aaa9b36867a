package dev.firstline.acceptance.day;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the desk promises its customers, changes of that, and what it says of promises that were broken. */
final class Promises {

    private static final String POLICY = "/v1/policies/day";
    private static final String CALENDAR = "/v1/calendars/day";

    private final Person desk;

    Promises(Person desk) {
        this.desk = desk;
    }

    void make() {
        desk.act("PUT", CALENDAR, calendar("00:00-24:00"));
        desk.act("PUT", POLICY, policy("PT4H"));
    }

    /** For later tickets; those that are open keep what they were promised until somebody says otherwise. */
    void change() {
        desk.change("PUT", CALENDAR, calendar("00:00-20:00"));
        desk.change("PUT", POLICY, policy("PT3H"));
        var planned = Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        desk.change("PUT", POLICY + "?validFrom=" + planned, policy("PT2H"));
        int version = desk.read(POLICY + "/versions")
                .path("items")
                .path(0)
                .path("version")
                .asInt();
        desk.act("DELETE", POLICY + "/versions/" + version, null);
    }

    private static Map<String, Object> calendar(String hours) {
        return Map.of(
                "zone",
                "Europe/Berlin",
                "hours",
                Map.of(
                        "MONDAY", List.of(hours),
                        "TUESDAY", List.of(hours),
                        "WEDNESDAY", List.of(hours),
                        "THURSDAY", List.of(hours),
                        "FRIDAY", List.of(hours),
                        "SATURDAY", List.of("00:00-24:00"),
                        "SUNDAY", List.of("00:00-24:00")));
    }

    /** A is promised an answer at once, C a talk in cycles, B neither: who swings between them loses promises and gets them back. */
    private static Map<String, Object> policy(String resolution) {
        return Map.of(
                "rank",
                0,
                "rules",
                List.of(
                        rule(
                                "A",
                                List.of(
                                        goal("FIRST_RESPONSE", "PT2S", Map.of("overdueAfter", List.of("PT1S"))),
                                        goal("RESOLUTION", resolution, Map.of()),
                                        goal("INTERNAL", "PT1H", Map.of()),
                                        goal("VENDOR_RESPONSE", "PT1H", Map.of()))),
                        rule(
                                "C",
                                List.of(
                                        goal("FIRST_RESPONSE", "PT1H", Map.of()),
                                        goal("NEXT_RESPONSE", "PT1H", Map.of()),
                                        goal("PERIODIC_UPDATE", "PT2H", Map.of("reopening", "BEGINS_ANEW")),
                                        goal("RESOLUTION", resolution, Map.of())))));
    }

    private static Map<String, Object> rule(String severity, List<Map<String, Object>> goals) {
        return Map.of(
                "id",
                "day-" + severity.toLowerCase(java.util.Locale.ROOT),
                "source",
                "this test",
                "when",
                Map.of("severities", List.of(severity)),
                "goals",
                goals);
    }

    private static Map<String, Object> goal(String target, String goal, Map<String, Object> more) {
        var all = new HashMap<String, Object>(more);
        all.putAll(Map.of("target", target, "goal", goal, "calendar", "day"));
        return all;
    }

    /**
     * One that is over, one that was broken, one that is open, one that is broken and open, and one that is no past: it was opened here. The
     * second time all are known.
     */
    void importHistory(String here) {
        var start = Instant.now().minus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        var tickets = List.of(
                past(start, List.of(reply(start.plusSeconds(1)), resolved(start.plusSeconds(120)))),
                past(start, List.of(reply(start.plusSeconds(60)), resolved(start.plusSeconds(86_400)))),
                past(start, List.of(reply(start.plusSeconds(60)))),
                past(Instant.now().minusSeconds(90).truncatedTo(ChronoUnit.SECONDS), List.of()),
                past(here, start, List.of(reply(start.plusSeconds(60)))));
        var now = Instant.now();
        for (int i = 0; i < 2; i++) {
            desk.act("POST", "/v1/sla/history?rulesAt=" + now, Map.of("tickets", tickets));
        }
    }

    private static Map<String, Object> past(Instant opened, List<Map<String, Object>> events) {
        return past(UUID.randomUUID().toString(), opened, events);
    }

    private static Map<String, Object> past(String ticket, Instant opened, List<Map<String, Object>> events) {
        return Map.of(
                "ticketId",
                ticket,
                "openedAt",
                opened.toString(),
                "type",
                "INCIDENT",
                "severity",
                "A",
                "language",
                "EN",
                "events",
                events);
    }

    private static Map<String, Object> reply(Instant at) {
        return Map.of("at", at.toString(), "kind", "REPLIED");
    }

    private static Map<String, Object> resolved(Instant at) {
        return Map.of("at", at.toString(), "kind", "STATUS_CHANGED", "status", "RESOLVED");
    }

    /** Nobody could answer these within two seconds: one is excused, one made void, and that taken back. */
    void judge(String excused, String voided) {
        say(excused, "excuse");
        say(voided, "void");
        say(voided, "reinstate");
    }

    private void say(String ticket, String verdict) {
        var clock = desk.clock(ticket, "FIRST_RESPONSE", "BREACHED");
        desk.act("POST", "/v1/tickets/" + ticket + "/clocks/" + clock + "/" + verdict, Map.of("reason", "As agreed."));
    }

    /** One ticket by itself, then page by page all that would be promised otherwise now. */
    void rebase(String ticket) {
        desk.act("POST", "/v1/tickets/" + ticket + "/clocks/rebase", Map.of("reason", "The contract was signed."));
        if (pages("/v1/sla/rebase/preview", Map.of()) == 0) {
            throw new AssertionError("nothing would be promised otherwise");
        }
        pages("/v1/sla/rebase", Map.of("reason", "The contract was signed."));
        if (pages("/v1/sla/rebase/preview", Map.of()) != 0) {
            throw new AssertionError("something was left as it was");
        }
    }

    /** How many tickets are changed on all pages. */
    private int pages(String path, Map<String, Object> order) {
        int changed = 0;
        String after = null;
        do {
            var page = desk.act("POST", path, page(order, after));
            changed += page.path("changed").size();
            after = page.path("next").textValue();
        } while (after != null);
        return changed;
    }

    private static Map<String, Object> page(Map<String, Object> order, @Nullable String after) {
        var page = new HashMap<String, Object>(order);
        page.put("limit", 20);
        if (after != null) {
            page.put("after", after);
        }
        return page;
    }
}
