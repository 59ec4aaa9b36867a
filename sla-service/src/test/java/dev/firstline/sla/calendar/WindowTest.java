package dev.firstline.sla.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTest {

    @ParameterizedTest
    @ValueSource(strings = {"09:00-18:00", "00:00-24:00", "23:59-24:00"})
    void isWrittenAsItIsRead(String text) {
        assertThat(Window.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "9-18",
                "09:00-09:00",
                "18:00-09:00",
                "22:00-24:01",
                "24:00-24:00",
                "09:60-10:00",
                "25:00-26:00"
            })
    void refusesWhatIsNoWindow(String text) {
        assertThatThrownBy(() -> Window.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void windowsOfADayMayTouchButNotOverlap() {
        var touching = List.of(Window.parse("12:00-15:00"), Window.parse("09:00-12:00"));
        assertThat(new WeeklyHours(Map.of(DayOfWeek.MONDAY, touching)).on(DayOfWeek.MONDAY))
                .containsExactly(Window.parse("09:00-12:00"), Window.parse("12:00-15:00"));
        var overlapping = List.of(Window.parse("12:00-15:00"), Window.parse("09:00-12:01"));
        assertThatThrownBy(() -> new WeeklyHours(Map.of(DayOfWeek.MONDAY, overlapping)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWeekWithoutHoursIsRefused() {
        assertThatThrownBy(() -> new WeeklyHours(Map.of(DayOfWeek.MONDAY, List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
