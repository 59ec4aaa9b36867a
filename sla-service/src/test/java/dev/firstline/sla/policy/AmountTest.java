package dev.firstline.sla.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.sla.calendar.BusinessCalendar;
import dev.firstline.sla.calendar.ShippedCalendars;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTest {

    @ParameterizedTest
    @ValueSource(strings = {"PT2H", "PT30M", "PT1S", "PT36H15M", "P1BD", "P20BD"})
    void anAmountIsWrittenAsItIsRead(String text) {
        assertThat(Amount.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2 hours", "PT0S", "-PT1H", "PT0.5S", "P0BD", "P9999BD", "P1BDT1H", "P-1BD", "P99999D", "1BD"
            })
    void whatIsNoAmountOrOutOfBoundsIsRefused(String text) {
        assertThatThrownBy(() -> Amount.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBusinessDayIsAsLongAsTheCalendarsOrdinaryDay() {
        var day = Amount.parse("P2BD");
        assertThat(day.in(ShippedCalendars.named(ShippedCalendars.BUSINESS_HOURS)))
                .isEqualTo(Duration.ofHours(16));
        assertThat(day.in(ShippedCalendars.named(ShippedCalendars.DESK_DE))).isEqualTo(Duration.ofHours(18));
        assertThat(day.in(BusinessCalendar.always("24x7"))).isEqualTo(Duration.ofHours(48));
    }
}
