package dev.firstline.sla.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.sla.calendar.BusinessCalendar;
import dev.firstline.sla.calendar.ShippedCalendars;
import dev.firstline.sla.clock.Interval;
import dev.firstline.sla.clock.IntervalCause;
import dev.firstline.sla.clock.Ledger;
import dev.firstline.sla.forecast.model.PastClock.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A goal of eight hours of a desk that is open from 9 to 18 in Berlin; 2 March 2026 is a Monday. */
class RecordedClockTest {

    private static final BusinessCalendar DESK = ShippedCalendars.named("desk-de");
    private static final UUID ANY = new UUID(0, 1);

    @Test
    void theShareUsedIsServiceTimeWithoutNightsAndPauses() {
        var clock = clock(
                "2026-03-02T09:00:00Z",
                interval("2026-03-02T09:00:00Z", "2026-03-02T11:00:00Z", IntervalCause.RUNNING),
                interval("2026-03-02T11:00:00Z", "2026-03-03T08:00:00Z", IntervalCause.CUSTOMER),
                interval("2026-03-03T08:00:00Z", null, IntervalCause.RUNNING));

        assertThat(clock.used(Instant.parse("2026-03-02T10:00:00Z"))).isEqualTo(1 / 8.0);
        assertThat(clock.used(Instant.parse("2026-03-02T17:00:00Z"))).isEqualTo(2 / 8.0);
        assertThat(clock.end().used()).isEqualTo(6 / 8.0);
    }

    @Test
    void theHoursAreThoseOfTheCalendarsZone() {
        assertThat(clock("2026-03-02T11:30:00Z").traits().hours()).isEqualTo(HourBand.AFTERNOON);
        assertThat(clock("2026-03-02T23:30:00Z").traits().hours()).isEqualTo(HourBand.NIGHT);
        assertThat(clock("2026-03-02T16:59:59Z").traits().hours()).isEqualTo(HourBand.AFTERNOON);
        assertThat(clock("2026-03-02T17:00:00Z").traits().hours()).isEqualTo(HourBand.EVENING);
    }

    /** Ended after six of eight hours: at three quarters, which therefore nobody could have asked. */
    @Test
    void itIsAskedAboutWhenAQuarterAndAHalfOfItsGoalWereUsedUpAndItStillRan() {
        var clock = clock(
                "2026-03-02T09:00:00Z",
                interval("2026-03-02T09:00:00Z", "2026-03-02T12:00:00Z", IntervalCause.RUNNING),
                interval("2026-03-02T12:00:00Z", "2026-03-03T09:00:00Z", IntervalCause.CUSTOMER),
                interval("2026-03-03T09:00:00Z", null, IntervalCause.RUNNING));

        assertThat(clock.past().questions())
                .containsExactly(
                        new Question(0.25, Instant.parse("2026-03-02T11:00:00Z")),
                        new Question(0.5, Instant.parse("2026-03-03T10:00:00Z")));
    }

    @Test
    void nobodyCouldHaveAskedByAPromiseThatWasNotGivenYet() {
        var ledger = new Ledger(List.of(interval("2026-03-02T09:00:00Z", null, IntervalCause.RUNNING)));
        var clock = clock("2026-03-02T09:00:00Z", Instant.parse("2026-03-02T12:00:00Z"), ledger);

        assertThat(clock.past().questions()).extracting(Question::used).containsExactly(0.5, 0.75);
    }

    private static RecordedClock clock(String start, Interval... intervals) {
        return clock(start, Instant.parse(start), new Ledger(List.of(intervals)));
    }

    private static RecordedClock clock(String start, Instant promisedAt, Ledger ledger) {
        return new RecordedClock(
                ANY,
                SlaTarget.RESOLUTION,
                1,
                Severity.A,
                null,
                null,
                Duration.ofHours(8),
                DESK,
                Instant.parse(start),
                promisedAt,
                Instant.parse("2026-03-03T14:00:00Z"),
                Instant.parse("2026-03-03T12:00:00Z"),
                false,
                ledger);
    }

    private static Interval interval(String from, @Nullable String to, IntervalCause cause) {
        return new Interval(Instant.parse(from), to == null ? null : Instant.parse(to), cause, ANY);
    }
}
