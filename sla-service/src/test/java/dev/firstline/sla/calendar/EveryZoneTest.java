package dev.firstline.sla.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No zone of the JDK is left to chance: each is asked around the changes of its clock. */
class EveryZoneTest {

    private static final Instant ORDINARY = Instant.parse("2026-06-10T12:00:00Z");

    @Test
    void addingAndMeasuringAreInverseInEveryZoneAroundEveryChangeThatItHasRecorded() {
        var generator = new Generator(Generator.SEED);
        for (var zone : Generator.ZONES) {
            // Also those that never change.
            assertInverse(generator, generator.calendar(zone, ORDINARY), ORDINARY);
            for (var change : changes(zone)) {
                assertInverse(generator, generator.calendar(zone, change.getInstant()), change.getInstant());
            }
        }
    }

    @Test
    void everyZoneAgreesWithCountingAroundOneOfItsChanges() {
        var generator = new Generator(Generator.SEED + 1);
        for (var zone : Generator.ZONES) {
            // Before 1973 some clocks were off by seconds; those are no minutes to count.
            var modern = changes(zone).stream()
                    .filter(change -> change.getInstant().isAfter(Instant.parse("1973-01-01T00:00:00Z")))
                    .toList();
            if (!modern.isEmpty()) {
                assertCounted(
                        generator,
                        zone,
                        modern.get(generator.below(modern.size())).getInstant());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Pacific/Apia,           2011-12-30T10:00:00Z, a Friday that never was
            Pacific/Fakaofo,        2011-12-30T10:00:00Z, the same in Tokelau
            Pacific/Kwajalein,      1993-08-21T12:00:00Z, a Saturday that never was
            Pacific/Enderbury,      1994-12-31T11:00:00Z, a New Year's Eve that never was
            Australia/Lord_Howe,    2026-10-03T15:30:00Z, half an hour forward
            Australia/Lord_Howe,    2026-04-04T15:00:00Z, half an hour back
            America/Sao_Paulo,      2018-11-04T03:00:00Z, a day that begins at one
            America/Sao_Paulo,      2019-02-17T02:00:00Z, an hour before midnight comes twice
            Asia/Beirut,            2025-03-29T22:00:00Z, a day that begins at one
            Asia/Beirut,            2025-10-25T21:00:00Z, an hour before midnight comes twice
            America/Havana,         2025-03-09T05:00:00Z, a day that begins at one
            America/Havana,         2025-11-02T05:00:00Z, midnight comes twice
            Asia/Kathmandu,         1985-12-31T18:30:00Z, a quarter of an hour forward
            Asia/Pyongyang,         2015-08-14T15:00:00Z, half an hour back
            America/Caracas,        2007-12-09T07:00:00Z, half an hour back
            Antarctica/Troll,       2026-03-29T01:00:00Z, two hours forward
            Africa/Casablanca,      2025-02-23T02:00:00Z, back for Ramadan
            """)
    void strangeDaysAgreeWithCounting(String zone, Instant change, String why) {
        var generator = new Generator(Generator.SEED + why.hashCode());
        for (int i = 0; i < 20; i++) {
            assertCounted(generator, ZoneId.of(zone), change);
        }
    }

    private static void assertCounted(Generator generator, ZoneId zone, Instant change) {
        var calendar = generator.calendar(zone, change);
        var around = change.truncatedTo(ChronoUnit.MINUTES);
        var from = around.minus(generator.below(36 * 60), ChronoUnit.MINUTES);
        var to = around.plus(generator.below(36 * 60), ChronoUnit.MINUTES);
        var measured = calendar.between(from, to);
        assertThat(measured)
                .as("%s from %s to %s", calendar, from, to)
                .isEqualTo(MinuteOracle.between(calendar, from, to));
        if (measured.isPositive()) {
            assertThat(calendar.add(from, measured))
                    .as("%s from %s", calendar, from)
                    .isEqualTo(MinuteOracle.add(calendar, from, measured));
        }
    }

    private static void assertInverse(Generator generator, BusinessCalendar calendar, Instant change) {
        var start = change.minus(generator.upTo(Duration.ofDays(2)));
        var amount = generator.upTo(Duration.ofDays(4));
        var due = calendar.add(start, amount);
        assertThat(calendar.between(start, due))
                .as("%s from %s", calendar, start)
                .isEqualTo(amount);
        var end = change.plus(generator.upTo(Duration.ofDays(2)));
        var measured = calendar.between(start, end);
        var back = calendar.add(start, measured);
        assertThat(back).as("%s from %s", calendar, start).isBetween(start, end);
        assertThat(calendar.between(back, end)).as("%s from %s", calendar, back).isZero();
    }

    /** All that are written down, and those of one year from the rules that go on for ever. */
    private static List<ZoneOffsetTransition> changes(ZoneId zone) {
        var changes = new ArrayList<>(zone.getRules().getTransitions());
        zone.getRules().getTransitionRules().forEach(rule -> changes.add(rule.createTransition(2040)));
        return changes;
    }
}
