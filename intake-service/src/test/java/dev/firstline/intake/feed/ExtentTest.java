package dev.firstline.intake.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExtentTest {

    private static final UUID NOW = new UUID(0, 1);
    private static final UUID BEFORE = new UUID(0, 2);

    private final Extent first = new Extent(NOW, true, 100, 1000, false);
    private final Extent later = new Extent(NOW, false, 100, 1000, false);

    @Test
    void aCursorLeadsOnWithinWhatIsKeptOfItsEpoch() {
        assertThat(later.reaches(cursor(NOW, 100))).isTrue();
        assertThat(later.reaches(cursor(NOW, 1000))).isTrue();
        assertThat(later.reaches(cursor(NOW, 99))).isFalse();
        assertThat(later.reaches(cursor(NOW, 1001))).isFalse();
        assertThat(later.reaches(cursor(BEFORE, 500))).isFalse();
    }

    @Test
    void aCursorOfTheFirstReleasesHoldsUntilTheFirstRestore() {
        var old = Position.read(List.of("500", "7"));

        assertThat(old.position()).isEqualTo(new Position(500, 7));
        assertThat(first.reaches(old)).isTrue();
        assertThat(later.reaches(old)).isFalse();
        assertThat(first.reaches(Position.read(List.of("99", "7")))).isFalse();
    }

    @Test
    void onlyACursorOfThisEpochCanBeAhead() {
        assertThat(later.isAhead(cursor(NOW, 1001))).isTrue();
        assertThat(later.isAhead(cursor(NOW, 1000))).isFalse();
        assertThat(later.isAhead(cursor(BEFORE, 1001))).isFalse();
    }

    @Test
    void positionsAreOrderedByValue() {
        assertThat(new Position(10_000, 1)).isGreaterThan(new Position(9_999, 1));
        assertThat(new Position(5, 10)).isGreaterThan(new Position(5, 9));
        assertThat(new Position(5, 10).later(Position.before(6))).isEqualTo(new Position(6, 0));
        assertThat(new Position(6, 1).later(Position.before(6))).isEqualTo(new Position(6, 1));
    }

    private static Position.Cursor cursor(UUID epoch, long place) {
        return Position.read(List.of(new Position(place, 3).written(epoch)));
    }
}
