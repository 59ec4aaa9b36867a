package dev.firstline.sla.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.firstline.sla.fixture.Stack;
import dev.firstline.sla.timer.FiringCopies.Round;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What keeps the copies of the service from firing a clock twice: the claim of its row, and behind it the condition on its state. Each
 * is taken out of the statement to see what it is good for.
 */
@Stack
class FiringGuardTest {

    private static final int COPIES = 4;
    private static final int CLOCKS = 300;
    private static final int BATCH = 50;

    private static final String CLAIM = "for update skip locked";
    private static final String CONDITION = "and clock.state = 'RUNNING'";

    @BeforeEach
    void noClocks() throws SQLException {
        ClocksApart.make();
    }

    @Test
    void copiesThatFireAtOnceBreakEachClockOnceAndDoNotWaitForEachOther() throws SQLException {
        var due = overdue();

        var rounds = drain(DueClocks.FIRE);

        assertEachFiredOnce(rounds, due);
        assertThat(ClocksApart.in("BREACHED")).containsExactlyInAnyOrderElementsOf(due);
        assertThat(rounds).extracting(Round::waited).containsOnly(0);
        assertThat(rounds.getFirst().byCopy()).as("all of them at work").allMatch(clocks -> clocks.size() == BATCH);
    }

    @Test
    void withoutTheGuardEachCopyBreaksEachClockAgain() throws SQLException {
        var due = overdue();

        var rounds = drain(without(CLAIM, without(CONDITION, DueClocks.FIRE)));

        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertEachFiredOnce(rounds, due));
        assertEachFiredByEachCopy(rounds, due);
    }

    @Test
    void aCopyThatLookedBeforeTheOthersCommittedFiresNoneOfTheirClocks() throws SQLException {
        var due = overdue();
        try (var late = new LateCopy(DueClocks.FIRE, BATCH)) {
            assertEachFiredOnce(drain(DueClocks.FIRE), due);
            assertThat(late.goOn()).isEmpty();
        }
    }

    @Test
    void withoutTheGuardACopyThatLookedEarlierFiresThemAgain() throws SQLException {
        var due = overdue();
        try (var late = new LateCopy(without(CLAIM, without(CONDITION, DueClocks.FIRE)), BATCH)) {
            assertEachFiredOnce(drain(DueClocks.FIRE), due);
            assertThat(late.goOn()).hasSize(BATCH).isSubsetOf(due);
        }
    }

    @Test
    void theConditionAloneBreaksEachClockOnce() throws SQLException {
        var due = overdue();

        var rounds = drain(without(CLAIM, DueClocks.FIRE));

        assertEachFiredOnce(rounds, due);
        assertThat(rounds.getFirst().waited()).as("the price of it").isEqualTo(COPIES - 1);
    }

    @Test
    void theClaimAloneBreaksEachClockOnce() throws SQLException {
        var due = overdue();

        assertEachFiredOnce(drain(without(CONDITION, DueClocks.FIRE)), due);
    }

    @Test
    void copiesThatFireAtOnceWarnOfEachClockOnce() throws SQLException {
        var due = toBeWarnedOf();

        assertEachFiredOnce(drain(DueClocks.FIRE), due);
        assertThat(ClocksApart.in("RUNNING")).containsExactlyInAnyOrderElementsOf(due);
    }

    /** A clock that was warned of runs on, so the condition on its state has nothing against a second warning. */
    @Test
    void withoutTheClaimEachCopyWarnsOfEachClockAgain() throws SQLException {
        var due = toBeWarnedOf();

        var rounds = drain(without(CLAIM, DueClocks.FIRE));

        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertEachFiredOnce(rounds, due));
        assertEachFiredByEachCopy(rounds, due);
    }

    private static List<UUID> overdue() throws SQLException {
        ClocksApart.insertOverdue(CLOCKS);
        return ClocksApart.in("RUNNING");
    }

    private static List<UUID> toBeWarnedOf() throws SQLException {
        ClocksApart.insertToBeWarnedOf(CLOCKS);
        return ClocksApart.in("RUNNING");
    }

    private static List<Round> drain(String statement) throws SQLException {
        try (var copies = new FiringCopies(COPIES, statement)) {
            return copies.drain(BATCH);
        }
    }

    private static String without(String clause, String statement) {
        assertThat(statement).containsOnlyOnce(clause);
        return statement.replace(clause, "");
    }

    /** None twice and none lost. */
    private static void assertEachFiredOnce(List<Round> rounds, List<UUID> due) {
        assertThat(due).hasSize(CLOCKS);
        assertThat(rounds.stream().map(Round::fired).flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(due);
    }

    private static void assertEachFiredByEachCopy(List<Round> rounds, List<UUID> due) {
        for (int copy = 0; copy < COPIES; copy++) {
            int which = copy;
            assertThat(rounds.stream().flatMap(round -> round.byCopy().get(which).stream()))
                    .containsExactlyInAnyOrderElementsOf(due);
        }
    }
}
