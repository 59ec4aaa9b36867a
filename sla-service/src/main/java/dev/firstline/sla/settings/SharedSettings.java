package dev.firstline.sla.settings;

import com.github.benmanes.caffeine.cache.Interner;
import dev.firstline.sla.calendar.BusinessCalendar;
import dev.firstline.sla.calendar.ShippedCalendars;
import dev.firstline.sla.policy.Rulebook;
import dev.firstline.sla.policy.SlaPolicy;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One object for all settings that are equal, whichever tenants they are of, for as long as anybody has it: most tenants live by the shipped
 * calendars and by the policies of the one above them. Also what they weigh.
 */
final class SharedSettings {

    private static final int REFERENCE = 48;
    private static final int POLICY = 200;
    private static final int RULE = 600;
    private static final int GOAL = 500;
    private static final int CUSTOMER = 80;

    /** With the sums that it makes of its days. */
    private static final int CALENDAR = 6_000;

    private static final int DATE = 90;
    private static final int WINDOW = 60;

    private final Interner<SlaPolicy> policies = Interner.newWeakInterner();
    private final Interner<BusinessCalendar> calendars = Interner.newWeakInterner();
    private final Interner<Rulebook> books = Interner.newWeakInterner();
    private final Set<Object> shipped = Collections.newSetFromMap(new IdentityHashMap<>());

    SharedSettings() {
        shipped.add(policies.intern(Settings.PROGRAM));
        ShippedCalendars.all().forEach(calendar -> shipped.add(calendars.intern(calendar)));
    }

    SlaPolicy policy(SlaPolicy policy) {
        return policies.intern(policy);
    }

    BusinessCalendar calendar(BusinessCalendar calendar) {
        return calendars.intern(calendar);
    }

    Rulebook book(Rulebook book) {
        Map<String, BusinessCalendar> counted = new HashMap<>();
        book.calendars().forEach((code, calendar) -> counted.put(code, calendar(calendar)));
        return books.intern(
                new Rulebook(book.policies().stream().map(this::policy).toList(), counted));
    }

    /** What a book holds beside what is shipped, as if it shared nothing with others. */
    int weight(Rulebook book) {
        long sum = 500;
        for (var policy : book.policies()) {
            sum += weight(policy);
        }
        for (var calendar : book.calendars().values()) {
            sum += weight(calendar);
        }
        return (int) Math.min(Integer.MAX_VALUE, sum);
    }

    int weight(SlaPolicy policy) {
        if (shipped.contains(policy)) {
            return REFERENCE;
        }
        long sum = POLICY;
        for (var rule : policy.rules()) {
            sum += RULE
                    + 2L * rule.source().length()
                    + CUSTOMER * (long) rule.when().customers().size();
            for (var goal : rule.goals()) {
                var times = goal.thresholds();
                sum += GOAL
                        + WINDOW
                                * (long) (times.warnAtPercent().size()
                                        + times.warnBefore().size()
                                        + times.overdueAfter().size());
            }
        }
        return (int) sum;
    }

    int weight(BusinessCalendar calendar) {
        if (shipped.contains(calendar)) {
            return REFERENCE;
        }
        long windows =
                calendar.exceptions().values().stream().mapToLong(List::size).sum();
        return (int) (CALENDAR
                + DATE
                        * (long) (calendar.holidays().size()
                                + calendar.exceptions().size())
                + WINDOW * windows);
    }
}
