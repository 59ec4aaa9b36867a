package dev.firstline.sla.policy;

import dev.firstline.sla.calendar.BusinessCalendar;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** How much service time a goal gives, as a policy states it. */
public sealed interface Amount {

    /** The longest; beyond it a number is a slip of the pen. */
    Duration LONGEST = Duration.ofDays(3660);

    /** The service time that this is in a calendar; an ordinary one where it depends on the begin. */
    Duration in(BusinessCalendar calendar);

    /** The service time that this is for a clock that begins then. */
    default Duration from(Instant start, BusinessCalendar calendar) {
        return in(calendar);
    }

    /** The calendar as it counts such an amount. */
    default BusinessCalendar countedBy(BusinessCalendar calendar) {
        return calendar;
    }

    /** The most that this is in any calendar. */
    Duration longest();

    /**
     * Hours, minutes and seconds of service.
     *
     * @param duration whole seconds, positive
     */
    record ServiceTime(Duration duration) implements Amount {

        /** @throws IllegalArgumentException when it is out of its bounds */
        public ServiceTime {
            if (!duration.isPositive() || duration.compareTo(LONGEST) > 0 || duration.getNano() != 0) {
                throw new IllegalArgumentException("a goal is whole seconds, more than nothing and at most " + LONGEST);
            }
        }

        @Override
        public Duration in(BusinessCalendar calendar) {
            return duration;
        }

        @Override
        public Duration longest() {
            return duration;
        }

        /** As {@link Amount#parse} reads it. */
        @Override
        public String toString() {
            return duration.toString();
        }
    }

    /** How business days are counted. */
    enum Counting {
        /** Each gives as much service time as an ordinary day of the calendar does on average. */
        AVERAGE,
        /** The same time of day, so many days with service on: {@link BusinessCalendar#sameTime}. */
        SAME_TIME
    }

    /**
     * Business days: on average each as long as an ordinary day of the calendar, 24 hours where service never rests.
     *
     * @param days 1 to 3660
     * @param counting how they are counted
     */
    record BusinessDays(int days, Counting counting) implements Amount {

        /** @throws IllegalArgumentException when it is out of its bounds */
        public BusinessDays {
            if (days < 1 || days > LONGEST.toDays()) {
                throw new IllegalArgumentException("a goal is 1 to " + LONGEST.toDays() + " business days");
            }
        }

        /** Days as long as the average one. */
        public BusinessDays(int days) {
            this(days, Counting.AVERAGE);
        }

        @Override
        public Duration in(BusinessCalendar calendar) {
            return calendar.businessDay().multipliedBy(days);
        }

        @Override
        public Duration longest() {
            return Duration.ofDays(days);
        }

        @Override
        public Duration from(Instant start, BusinessCalendar calendar) {
            return counting == Counting.AVERAGE
                    ? in(calendar)
                    : calendar.between(start, calendar.sameTime(start, days));
        }

        @Override
        public BusinessCalendar countedBy(BusinessCalendar calendar) {
            return counting == Counting.AVERAGE ? calendar : calendar.toOpening();
        }

        /** As {@link Amount#parse} reads it; how they are counted is said beside it. */
        @Override
        public String toString() {
            return "P" + days + "BD";
        }
    }

    /** That many hours. */
    static Amount hours(long hours) {
        return new ServiceTime(Duration.ofHours(hours));
    }

    /**
     * Reads an ISO-8601 duration such as {@code PT2H}, or business days such as {@code P1BD}.
     *
     * @throws IllegalArgumentException when the text is neither, or out of bounds
     */
    static Amount parse(String text) {
        var days = BUSINESS_DAYS.matcher(text);
        if (days.matches()) {
            return new BusinessDays(Integer.parseInt(days.group(1)));
        }
        DatePeriods.refusal(text, true).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        return published(text);
    }

    /**
     * Reads what a vendor publishes: as {@link #parse}, but a day is 24 hours, since its terms are not ours to ask back.
     *
     * @throws IllegalArgumentException when the text is neither, or out of bounds
     */
    static Amount published(String text) {
        var days = BUSINESS_DAYS.matcher(text);
        if (days.matches()) {
            return new BusinessDays(Integer.parseInt(days.group(1)));
        }
        try {
            return new ServiceTime(Duration.parse(text));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "a goal is an ISO-8601 duration in whole seconds such as PT2H, or business days such as P1BD");
        }
    }

    /** Business days have no place in ISO 8601; this form is the one of the vendors' tables. */
    Pattern BUSINESS_DAYS = Pattern.compile("P(\\d{1,4})BD");
}
