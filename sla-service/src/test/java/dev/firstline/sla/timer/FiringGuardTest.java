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
 * What keeps the copies of the service from firing a clock twice: the claim of its row, and behind it the conditions on its state and
 * on the instant at which it fires. Each is taken out of the statement to see what it is good for.
 */
@Stack
class FiringGuardTest {

    private static final int COPIES = 4;
    private static final int CLOCKS = 300;
    private static final int BATCH = 50;

    private static final String CLAIM = "for update skip locked";
    private static final String SAME_STATE = "and clock.state = claimed.state";
    private static final String STILL_DUE = "and coalesce(clock.next_fire_at <= claimed.up_to, false)";

    @BeforeEach
    void noClocks() throws SQLException {
        ClocksApart.make();
    }

    @Test
    void copiesThatFireAtOnceBreakEachClockOnceAndDoNotWaitForEachOther() throws SQLException {
        var due = overdue();

        var rounds = drain(FiringStatements.FIRE);

        assertEachFiredOnce(rounds, due);
        assertThat(ClocksApart.in("BREACHED")).containsExactlyInAnyOrderElementsOf(due);
        assertThat(rounds).extracting(Round::waited).containsOnly(0);
        assertThat(rounds.getFirst().byCopy()).as("all of them at work").allMatch(clocks -> clocks.size() == BATCH);
    }

    @Test
    void withoutTheGuardEachCopyBreaksEachClockAgain() throws SQLException {
        var due = overdue();

        var rounds = drain(without(CLAIM, without(SAME_STATE, without(STILL_DUE, FiringStatements.FIRE))));

        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertEachFiredOnce(rounds, due));
        assertEachFiredByEachCopy(rounds, due);
    }

    @Test
    void aCopyThatLookedBeforeTheOthersCommittedFiresNoneOfTheirClocks() throws SQLException {
        var due = overdue();
        try (var late = new LateCopy(FiringStatements.FIRE, BATCH)) {
            assertEachFiredOnce(drain(FiringStatements.FIRE), due);
            assertThat(late.goOn()).isEmpty();
        }
    }

    @Test
    void withoutTheGuardACopyThatLookedEarlierFiresThemAgain() throws SQLException {
        var due = overdue();
        try (var late =
                new LateCopy(without(CLAIM, without(SAME_STATE, without(STILL_DUE, FiringStatements.FIRE))), BATCH)) {
            assertEachFiredOnce(drain(FiringStatements.FIRE), due);
            assertThat(late.goOn()).hasSize(BATCH).isSubsetOf(due);
        }
    }

    @Test
    void theConditionOnTheStateAloneBreaksEachClockOnce() throws SQLException {
        var due = overdue();

        var rounds = drain(without(CLAIM, without(STILL_DUE, FiringStatements.FIRE)));

        assertEachFiredOnce(rounds, due);
        assertThat(rounds.getFirst().waited()).as("the price of it").isEqualTo(COPIES - 1);
    }

    @Test
    void theConditionOnTheInstantAloneBreaksEachClockOnce() throws SQLException {
        var due = overdue();

        assertEachFiredOnce(drain(without(CLAIM, without(SAME_STATE, FiringStatements.FIRE))), due);
    }

    @Test
    void theClaimAloneBreaksEachClockOnce() throws SQLException {
        var due = overdue();

        assertEachFiredOnce(drain(without(SAME_STATE, without(STILL_DUE, FiringStatements.FIRE))), due);
    }

    @Test
    void copiesThatFireAtOnceWarnOfEachClockOnce() throws SQLException {
        var due = toBeWarnedOf();

        assertEachFiredOnce(drain(FiringStatements.FIRE), due);
        assertThat(ClocksApart.in("RUNNING")).containsExactlyInAnyOrderElementsOf(due);
    }

    @Test
    void theConditionOnTheInstantAloneWarnsOfEachClockOnce() throws SQLException {
        var due = toBeWarnedOf();

        assertEachFiredOnce(drain(without(CLAIM, without(SAME_STATE, FiringStatements.FIRE))), due);
    }

    /** A clock that was warned of runs on, so the condition on its state has nothing against a second warning. */
    @Test
    void withTheConditionOnTheStateAloneEachCopyWarnsOfEachClockAgain() throws SQLException {
        var due = toBeWarnedOf();

        var rounds = drain(without(CLAIM, without(STILL_DUE, FiringStatements.FIRE)));

        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertEachFiredOnce(rounds, due));
        assertEachFiredByEachCopy(rounds, due);
    }

    @Test
    void copiesThatWorkOffABacklogBreakAndWarnOfEachClockOnceAndDoNotWaitForEachOther() throws SQLException {
        ClocksApart.insertOverdue(CLOCKS / 2);
        ClocksApart.insertToBeWarnedOf(CLOCKS / 2);
        var due = ClocksApart.in("RUNNING");

        var rounds = drain(FiringStatements.FIRE_OF_EACH);

        assertEachFiredOnce(rounds, due);
        assertThat(rounds).extracting(Round::waited).containsOnly(0);
    }

    @Test
    void aCopyThatLookedForABacklogBeforeTheOthersCommittedFiresNoneOfTheirClocks() throws SQLException {
        var due = overdue();
        try (var late = new LateCopy(FiringStatements.FIRE_OF_EACH, BATCH)) {
            assertEachFiredOnce(drain(FiringStatements.FIRE_OF_EACH), due);
            assertThat(late.goOn()).isEmpty();
        }
    }

    @Test
    void copiesThatFireAtOnceTellEachBrokenClockOverdueOnce() throws SQLException {
        var due = toBeToldOverdue();

        assertEachFiredOnce(drain(FiringStatements.FIRE), due);
        assertThat(ClocksApart.in("BREACHED")).containsExactlyInAnyOrderElementsOf(due);
    }

    @Test
    void theConditionOnTheInstantAloneTellsEachBrokenClockOverdueOnce() throws SQLException {
        var due = toBeToldOverdue();

        assertEachFiredOnce(drain(without(CLAIM, without(SAME_STATE, FiringStatements.FIRE))), due);
    }

    @Test
    void aCopyThatLookedBeforeTheOthersCommittedTellsNoneOfTheirBrokenClocksOverdue() throws SQLException {
        var due = toBeToldOverdue();
        try (var late = new LateCopy(FiringStatements.FIRE, BATCH)) {
            assertEachFiredOnce(drain(FiringStatements.FIRE), due);
            assertThat(late.goOn()).isEmpty();
        }
    }

    private static List<UUID> toBeToldOverdue() throws SQLException {
        ClocksApart.insertToBeToldOverdue(CLOCKS);
        return ClocksApart.in("BREACHED");
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
