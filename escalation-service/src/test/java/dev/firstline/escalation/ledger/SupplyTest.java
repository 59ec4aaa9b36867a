package dev.firstline.escalation.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each word on few units is told once, until more are there. */
class SupplyTest {

    private static final Supply NOTHING_TOLD = new Supply(false, false);

    @ParameterizedTest(name = "{0} percent of {1}, {2} at least: {3}")
    @CsvSource({"10, 100, 2, 10", "10, 5, 2, 2", "10, 0, 0, 0", "33, 2147483647, 1, 708669603"})
    void fewAreAShareOfTheTotalAndSomeAtLeast(int percent, int total, int least, int few) {
        assertThat(Supply.fewOf(total, percent, least)).isEqualTo(few);
    }

    @ParameterizedTest(name = "{1} of {0} free, few from {2} on: {3}")
    @CsvSource({"10, 3, 2,", "10, 2, 2, LOW", "10, 1, 2, LOW", "10, 0, 2, EXHAUSTED", "2, 2, 2,", "0, 0, 2,"})
    void fewAndNoneAreNews(int total, int free, int few, Supply.News news) {
        assertThat(NOTHING_TOLD.due(new Units(total, free, 0, 0, 0, 0), few)).isEqualTo(Optional.ofNullable(news));
    }

    @Test
    void whatWasToldIsNone() {
        var few = new Units(10, 1, 0, 0, 0, 0);
        var none = new Units(10, 0, 0, 0, 0, 0);

        assertThat(NOTHING_TOLD.told(Supply.News.LOW).due(few, 2)).isEmpty();
        assertThat(NOTHING_TOLD.told(Supply.News.LOW).due(none, 2)).contains(Supply.News.EXHAUSTED);
        assertThat(NOTHING_TOLD.told(Supply.News.EXHAUSTED).due(none, 2)).isEmpty();
        assertThat(NOTHING_TOLD.told(Supply.News.EXHAUSTED).due(few, 2)).isEmpty();
    }

    @Test
    void whatIsNotCountedIsNeverFew() {
        assertThat(NOTHING_TOLD.due(Units.UNLIMITED, 2)).isEmpty();
    }
}
