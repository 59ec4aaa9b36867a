package dev.firstline.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.fixture.Stack;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Who may send a share. */
@Stack
class PendingRowsTest {

    /** One that the relay of the running service does not serve. */
    private static final int SHARE = 3;

    @Inject
    DataSource dataSource;

    @Test
    void aSenderThatStandsStillLosesItsShareToAnother() throws SQLException {
        try (var still = dataSource.getConnection();
                var other = dataSource.getConnection()) {
            assertThat(rows(still, "10m").lock()).isTrue();
            var waiting = rows(other, "10m");
            assertThat(waiting.lock()).isFalse();

            assertThat(rows(still, "100ms").lock()).isTrue();
            // From now on the first says nothing to the database, as a process that was stopped.
            await().atMost(Duration.ofSeconds(30)).until(waiting::lock);

            waiting.unlock();
            // The database has ended this session: it must not wait in the pool for the next test.
            still.abort(Runnable::run);
        }
    }

    private static PendingRows rows(Connection connection, String silence) {
        var settings = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(OutboxSettings.class)
                .withDefaultValue("firstline.outbox.silence", silence)
                .withDefaultValue("firstline.outbox.relays", "4")
                .build()
                .getConfigMapping(OutboxSettings.class);
        return new PendingRows(connection, SHARE, settings);
    }
}
