package dev.firstline.sla.settings;

import dev.firstline.sla.calendar.BusinessCalendar;
import dev.firstline.sla.policy.Rulebook;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A rulebook as it is stored.
 *
 * @param policies in the order in which they are asked
 * @param calendars by code
 */
record RulebookDocument(List<Policy> policies, Map<String, CalendarBody> calendars) {

    record Policy(String code, int version, PolicyBody body) {}

    static RulebookDocument of(Rulebook book) {
        var calendars = new TreeMap<String, CalendarBody>();
        book.calendars().forEach((code, calendar) -> calendars.put(code, CalendarBody.of(calendar)));
        return new RulebookDocument(
                book.policies().stream()
                        .map(policy -> new Policy(policy.code(), policy.version(), PolicyBody.of(policy)))
                        .toList(),
                calendars);
    }

    Rulebook toRulebook() {
        return new Rulebook(
                policies.stream()
                        .map(policy -> policy.body().toPolicy(policy.code(), policy.version()))
                        .toList(),
                calendars.entrySet().stream()
                        .map(entry -> entry.getValue().toCalendar(entry.getKey()))
                        .collect(Collectors.toMap(BusinessCalendar::code, calendar -> calendar)));
    }
}
