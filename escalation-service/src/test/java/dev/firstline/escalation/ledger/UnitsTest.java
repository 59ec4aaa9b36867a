package dev.firstline.escalation.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No account can be that does not add up. */
class UnitsTest {

    @ParameterizedTest(name = "total {0}: {1} free, {2} reserved, {3} expired, {4} short: {5} used")
    @CsvSource({
        "10, 10, 0, 0, 0, 0",
        "10, 3, 2, 1, 0, 4",
        "10, 0, 10, 0, 0, 0",
        "3, 0, 5, 0, 2, 0",
        "3, 0, 4, 0, 2, 1",
        "0, 0, 0, 0, 0, 0"
    })
    void whatIsNeitherFreeNorReservedNorExpiredIsUsed(
            int total, int free, int reserved, int expired, int shortBy, int used) {
        assertThat(new Units(total, free, reserved, 0, expired, shortBy).used()).isEqualTo(used);
    }

    @ParameterizedTest(name = "total {0}: {1} free, {2} reserved, {3} returned, {4} expired, {5} short")
    @CsvSource({
        "10, -1, 0, 0, 0, 0",
        "10, 0, -1, 0, 0, 0",
        "10, 0, 0, -1, 0, 0",
        "10, 0, 0, 0, -1, 0",
        "10, 0, 0, 0, 0, -1",
        "10, 0, 1, 0, 0, 2",
        "10, 11, 0, 0, 0, 0",
        "10, 8, 2, 0, 1, 0",
        "10, 8, 3, 0, 0, 0",
        ", 1, 0, 0, 0, 0",
        ", 0, 1, 0, 0, 0",
        ", 0, 0, 1, 0, 0",
        ", 0, 0, 0, 1, 0"
    })
    void whatDoesNotAddUpIsNone(Integer total, int free, int reserved, int returned, int expired, int shortBy) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Units(total, free, reserved, returned, expired, shortBy));
    }

    @Test
    void whatIsNotCountedHasNone() {
        assertThat(Units.UNLIMITED.isCounted()).isFalse();
        assertThat(Units.UNLIMITED.used()).isZero();
    }
}
