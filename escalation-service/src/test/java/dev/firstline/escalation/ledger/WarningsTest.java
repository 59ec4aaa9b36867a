package dev.firstline.escalation.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WarningsTest {

    private static final List<Integer> DAYS = List.of(1, 7, 30);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);
    private static final Cause CAUSE = Cause.of(Cause.Reason.STATED);

    private static Optional<Integer> due(int daysBefore, @Nullable ExpiryWarning told) {
        return ExpiryWarning.due(LAST, told, DAYS, LAST.minusDays(daysBefore)).map(ExpiryWarning::before);
    }

    @Test
    void eachNumberOfDaysIsWarnedOfOnce() {
        @Nullable ExpiryWarning told = null;
        var warned = new ArrayList<Integer>();
        for (int before = 40; before >= -3; before--) {
            var due = ExpiryWarning.due(LAST, told, DAYS, LAST.minusDays(before));
            if (due.isPresent()) {
                told = due.get();
                warned.add(before);
            }
        }

        assertThat(warned).containsExactly(30, 7, 1);
    }

    @Test
    void whatIsLookedAtLateIsToldTheNearestAlone() {
        assertThat(due(3, null)).contains(7);
        assertThat(due(3, new ExpiryWarning(LAST, 30))).contains(7);
        assertThat(due(0, new ExpiryWarning(LAST, 7))).contains(1);
        assertThat(due(0, new ExpiryWarning(LAST, 1))).isEmpty();
        assertThat(due(-1, null)).as("it has ended").isEmpty();
        assertThat(ExpiryWarning.due(null, null, DAYS, LAST)).as("open-ended").isEmpty();
    }

    @Test
    void anotherLastDayIsWarnedOfAnew() {
        assertThat(due(7, new ExpiryWarning(LAST.minusDays(60), 1))).contains(7);
    }

    @Test
    void theNextOneIsAtTheBeginningOfItsDay() {
        assertThat(ExpiryWarning.next(LAST, DAYS, LAST.minusDays(30))).contains(Instant.parse("2026-12-24T00:00:00Z"));
        assertThat(ExpiryWarning.next(LAST, DAYS, LAST.minusDays(1))).isEmpty();
        assertThat(ExpiryWarning.next(null, DAYS, LAST)).isEmpty();
    }

    @Test
    void itTellsHowManyDaysAreLeftAndWhenItEnds() {
        var warning = new ExpiryWarning(LAST, 7);

        assertThat(warning.daysLeft(LAST.minusDays(6))).isEqualTo(6);
        assertThat(warning.endsAt()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
    }

    @Test
    void fewAreAShareOfTheTotalAndAtLeastSoMany() {
        assertThat(Supply.fewOf(20, 20, 1)).isEqualTo(4);
        assertThat(Supply.fewOf(3, 20, 1)).isEqualTo(1);
        assertThat(Supply.fewOf(100_000, 100, 1)).isEqualTo(100_000);
    }

    @Test
    void fewAndNoneAreToldOnceAndAgainOnlyAfterMoreWereGranted() {
        var supply = new Supply(false, false);
        var units = Units.of(5);
        var told = new ArrayList<Supply.News>();
        for (Movement movement : List.of(
                new Movement.Reserve(CAUSE),
                new Movement.Reserve(CAUSE),
                new Movement.Reserve(CAUSE),
                new Movement.Reserve(CAUSE),
                new Movement.Reserve(CAUSE),
                new Movement.Return(CAUSE),
                new Movement.Reserve(CAUSE),
                new Movement.State(6, 1, CAUSE),
                new Movement.Reserve(CAUSE),
                new Movement.State(16, 10, CAUSE),
                new Movement.State(16, 1, CAUSE))) {
            var booking = Ledger.book(units, movement, Instant.EPOCH);
            units = booking.units();
            int few = Supply.fewOf(units.total() == null ? 0 : units.total(), 20, 1);
            var before = supply.after(booking.facts(), units, few);
            var news = before.due(units, few);
            supply = news.map(before::told).orElse(before);
            news.ifPresent(told::add);
        }

        assertThat(told)
                .containsExactly(Supply.News.LOW, Supply.News.EXHAUSTED, Supply.News.EXHAUSTED, Supply.News.LOW);
    }

    @Test
    void whatIsNotCountedOrWasNeverGrantedIsNotMissed() {
        assertThat(new Supply(false, false).due(Units.UNLIMITED, 1)).isEmpty();
        assertThat(new Supply(false, false).due(Units.of(0), 1)).isEmpty();
        assertThat(new Supply(false, false).due(Units.of(1), 1))
                .as("all are there")
                .isEmpty();
    }
}
