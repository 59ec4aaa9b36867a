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
    void is_written_as_it_is_read(String text) {
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
    void refuses_what_is_no_window(String text) {
        assertThatThrownBy(() -> Window.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void windows_of_a_day_may_touch_but_not_overlap() {
        var touching = List.of(Window.parse("12:00-15:00"), Window.parse("09:00-12:00"));
        assertThat(new WeeklyHours(Map.of(DayOfWeek.MONDAY, touching)).on(DayOfWeek.MONDAY))
                .containsExactly(Window.parse("09:00-12:00"), Window.parse("12:00-15:00"));
        var overlapping = List.of(Window.parse("12:00-15:00"), Window.parse("09:00-12:01"));
        assertThatThrownBy(() -> new WeeklyHours(Map.of(DayOfWeek.MONDAY, overlapping)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_week_without_hours_is_refused() {
        assertThatThrownBy(() -> new WeeklyHours(Map.of(DayOfWeek.MONDAY, List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
