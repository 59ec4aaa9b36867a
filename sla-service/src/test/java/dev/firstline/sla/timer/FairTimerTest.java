package dev.firstline.sla.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.sla.fixture.Api;
import dev.firstline.sla.fixture.RunningClocks;
import dev.firstline.sla.fixture.Stack;
import dev.firstline.sla.fixture.Told;
import dev.firstline.sla.settling.Settling;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One tenant's backlog is not another tenant's lateness. */
@Stack
class FairTimerTest {

    private static final int BACKLOG = 8_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Instant LONG_AGO = Instant.now().minus(Duration.ofMinutes(30));

    private static final String TOLD_BEFORE = """
            select count(*) from outbox where headers ->> 'ce_firstlinetenant' = ?
                and id < (select min(id) from outbox where headers ->> 'ce_firstlinetenant' = ?)""";

    private final String many = Api.freshTenant();
    private final String few = Api.freshTenant();

    @Inject
    Settling settling;

    /** What waits for a partition that nobody reads yet is behind all that does not, and that has nothing to do with tenants. */
    @BeforeEach
    void allPartitionsAreRead() {
        await().atMost(PATIENCE)
                .until(() -> settling.bounds(Instant.now()).settled().stream().allMatch(LONG_AGO::isBefore));
    }

    @Test
    void aClockThatIsDueNowIsFiredWhileThousandsOfAnotherTenantStillWait() throws SQLException {
        due(Duration.ofHours(-1), Duration.ZERO);

        assertThat(toldOfManyBeforeFew()).isLessThan(BACKLOG / 2);
    }

    @Test
    void neitherIsOneThatIsDueAtTheVeryInstantOfTheThousands() throws SQLException {
        due(Duration.ofHours(-1), Duration.ofHours(-1));

        assertThat(toldOfManyBeforeFew()).isLessThan(BACKLOG / 2);
    }

    @Test
    void theBacklogIsToldCompletelyAndOnce() throws SQLException {
        due(Duration.ofHours(-1), Duration.ZERO);

        assertThat(Told.ofTenant(many).stream().map(Told::clockId))
                .hasSize(BACKLOG)
                .doesNotHaveDuplicates();
    }

    private void due(Duration manyAt, Duration fewAt) throws SQLException {
        try (var clocks = new RunningClocks()) {
            clocks.insert(many, BACKLOG, manyAt).insert(few, 1, fewAt).commit();
        }
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> Told.ofTenant(many).size() + Told.ofTenant(few).size() > BACKLOG);
    }

    private long toldOfManyBeforeFew() throws SQLException {
        try (var connection = FirstlineStack.superuser("sla").getConnection();
                var query = connection.prepareStatement(TOLD_BEFORE)) {
            query.setString(1, many);
            query.setString(2, few);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
