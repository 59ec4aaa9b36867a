package dev.firstline.chassis.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTroubleTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08001", "57P01", "57P03", "57014", "53300", "40001", "40P01", "55P03", "58030"})
    void aLostConnectionAFullServerALockAndADeadlockPass(String state) {
        assertThat(DatabaseTrouble.passes(new DatabaseException(new SQLException("away", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "23502", "22001", "42P01", "42501", "22021"})
    void whatTheStatementItselfGotWrongDoesNot(String state) {
        assertThat(DatabaseTrouble.passes(new DatabaseException(new SQLException("wrong", state))))
                .isFalse();
    }

    @Test
    void anExhaustedPoolAndABrokenCommitPass() {
        assertThat(DatabaseTrouble.passes(new DatabaseException(new SQLException("Acquisition timeout"))))
                .isTrue();
        assertThat(DatabaseTrouble.passes(new IllegalStateException(new RollbackException("could not commit"))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"08006, true", "57P01, true", "53300, true", "57014, false", "55P03, false", "40P01, false"})
    void onlyADatabaseThatIsAwayIsWaitedForWithoutEnd(String state, boolean away) {
        assertThat(DatabaseTrouble.isAway(new DatabaseException(new SQLException("trouble", state))))
                .isEqualTo(away);
    }

    @Test
    void whatHasNoStateIsWaitedForOnlyWhenItSpeaksOfConnections() {
        assertThat(DatabaseTrouble.isAway(new DatabaseException(new SQLException("Sorry, acquisition timeout!"))))
                .isTrue();
        assertThat(DatabaseTrouble.isAway(new DatabaseException(
                        new SQLException("This pool is closed and does not handle any more connections!"))))
                .isTrue();
        assertThat(DatabaseTrouble.isAway(new DatabaseException(new SQLException("no route", new ConnectException()))))
                .isTrue();
        assertThat(DatabaseTrouble.isAway(new DatabaseException(new SQLException("Unsupported type of argument"))))
                .isFalse();
        assertThat(DatabaseTrouble.isAway(new DatabaseException(new SQLFeatureNotSupportedException())))
                .isFalse();
    }

    @Test
    void aFailureOfOurOwnDoesNot() {
        assertThat(DatabaseTrouble.passes(new IllegalStateException("a bug"))).isFalse();
    }
}
