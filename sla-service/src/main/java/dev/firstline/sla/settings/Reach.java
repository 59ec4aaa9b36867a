package dev.firstline.sla.settings;

import dev.firstline.sla.calendar.BusinessCalendar;
import dev.firstline.sla.policy.Amount;
import java.time.Duration;
import java.time.Instant;

/** How far ahead a goal may be due. */
final class Reach {

    private Reach() {}

    /** Whether a goal that begins then is not due within {@link BusinessCalendar#FARTHEST}, or a time after due not reached. */
    static boolean isTooFar(BusinessCalendar calendar, Instant start, Amount amount, Duration after) {
        var goal = amount.from(start, calendar);
        var end = amount.countedBy(calendar).add(start, goal.plus(after));
        return !end.isBefore(start.plus(BusinessCalendar.FARTHEST));
    }

    static String refusal(String goal, String calendar) {
        return "a goal of " + goal + " is not used up within twenty years by calendar " + calendar
                + "; give a shorter goal, or a calendar with more hours";
    }
}
