package dev.firstline.chassis.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.firstline.chassis.fixture.Stack;
import dev.firstline.chassis.problem.ProblemMappers;
import dev.firstline.contracts.TenantPath;
import jakarta.inject.Inject;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transactions that stand in each other's way: the one that the database ends is done once more, and nobody is told lies. */
@Stack
class CollisionTest {

    private static final TenantPath CONTOSO = new TenantPath("contoso");

    @Inject
    Transactions transactions;

    @Test
    void aTransactionThatADeadlockEndedIsDoneOnceMore() throws Exception {
        var both = new CyclicBarrier(2);
        var attempts = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(2)) {
            var results = List.of(
                    threads.submit(() -> lockInTurn(List.of(771L, 772L), both, attempts)),
                    threads.submit(() -> lockInTurn(List.of(772L, 771L), both, attempts)));
            for (var result : results) {
                assertThat(result.get()).isTrue();
            }
        }
        assertThat(attempts).hasValue(3);
    }

    @Test
    void workThatCollidesAgainAndAgainIsGivenUp() {
        var attempts = new AtomicInteger();
        var failure = catchThrowable(() -> transactions.inTenant(CONTOSO, () -> {
            attempts.incrementAndGet();
            throw new DatabaseException(new SQLException("deadlock detected", "40P01"));
        }));

        assertThat(DatabaseTrouble.isCollision(failure)).isTrue();
        assertThat(attempts).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "40002", "55P03", "57014"})
    void whatStoodInTheWayIsNotTakenForADatabaseOutOfReach(String state) {
        var failure = new IllegalStateException(new RollbackException() {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Throwable getCause() {
                return new SQLException("details of our inside", state);
            }
        });

        var answer = new ProblemMappers().unexpected(failure);

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString("Retry-After")).isNotNull();
        assertThat((Map<?, ?>) answer.getEntity())
                .satisfies(body -> assertThat(String.valueOf(body.get("detail")))
                        .doesNotContain("out of reach", "inside")
                        .contains("Nothing was changed"));
    }

    private boolean lockInTurn(List<Long> locks, CyclicBarrier both, AtomicInteger attempts) {
        return transactions.inTenant(CONTOSO, () -> {
            int attempt = attempts.incrementAndGet();
            lock(locks.getFirst());
            if (attempt <= 2) {
                meet(both);
            }
            lock(locks.getLast());
            return true;
        });
    }

    private void lock(long key) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            statement.setLong(1, key);
            statement.execute();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }
}
