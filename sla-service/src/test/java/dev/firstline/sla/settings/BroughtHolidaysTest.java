package dev.firstline.sla.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class BroughtHolidaysTest {

    private static final LocalDate FIRST = LocalDate.parse("2027-09-01");
    private static final BroughtHolidays TYPED =
            new BroughtHolidays(days(0), Collections.unmodifiableSortedMap(new TreeMap<>()));

    @Test
    void aFileOfTheSameNameReplacesWhatTheOneBeforeBrought() {
        var brought = TYPED.bring("s1", days(1, 2)).bring("s1", days(2, 3));

        assertThat(brought.holidays()).isEqualTo(days(0, 2, 3));
    }

    @Test
    void aDateThatTwoFilesBringStaysUntilBothComeWithoutIt() {
        var both = TYPED.bring("s1", days(1)).bring("s2", days(1, 2));

        var one = both.bring("s1", days(3));
        assertThat(one.holidays()).isEqualTo(days(0, 1, 2, 3));
        assertThat(one.bring("s2", days(2)).holidays()).isEqualTo(days(0, 2, 3));
    }

    @Test
    void whatSomebodyTypedStaysThoughAFileBroughtItTooAndCameWithoutIt() {
        var brought = TYPED.bring("s1", days(0, 1)).bring("s1", days(2));

        assertThat(brought.holidays()).isEqualTo(days(0, 2));
    }

    @Test
    void whatAFileWithoutANameBringsIsTyped() {
        var brought = TYPED.bring("s1", days(1)).bring(null, days(1)).bring("s1", days(2));

        assertThat(brought.holidays()).isEqualTo(days(0, 1, 2));
    }

    /** Beside a list of who brought what last. */
    @RepeatedTest(50)
    void whateverComesInWhateverOrderADateIsThereWhileSomebodyWantsIt() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var brought = TYPED;
        var typed = new HashSet<>(TYPED.holidays());
        Map<String, Set<LocalDate>> files = new HashMap<>();
        for (int step = 0; step < 30; step++) {
            var dates = days(random.ints(random.nextInt(5), 0, 8).toArray());
            var name = List.of("", "s1", "s2", "s3").get(random.nextInt(4));
            brought = brought.bring(name.isEmpty() ? null : name, dates);
            if (name.isEmpty()) {
                typed.addAll(dates);
            } else {
                files.put(name, dates);
            }
            var wanted = Stream.concat(Stream.of(typed), files.values().stream())
                    .flatMap(Set::stream)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(brought.holidays()).as("seed %d, step %d", seed, step).isEqualTo(wanted);
        }
    }

    private static SortedSet<LocalDate> days(int... after) {
        var days = new ArrayList<LocalDate>();
        for (int number : after) {
            days.add(FIRST.plusDays(number));
        }
        return new TreeSet<>(days);
    }
}
