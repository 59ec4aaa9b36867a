package dev.firstline.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.event.WatermarkJson;
import dev.firstline.chassis.fixture.Stack;
import dev.firstline.chassis.fixture.Tickets;
import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.watermark.Watermark;
import dev.firstline.devstack.test.FirstlineStack;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What a relay states is true: every fact stamped until then is on its topic, in front of the offsets that it names. */
@Stack
class WatermarkTest {

    private static final TenantPath CONTOSO = new TenantPath("contoso");
    private static final String TOPIC = "firstline.ticket.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Transactions transactions;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    @Test
    void anInstantIsStatedOnceItsFactsArePublishedWithTheOffsetsBehindThem() {
        var ticket = Ids.next();
        var stamped = transactions.asPlatform(() -> {
            outbox.publish(CONTOSO, Tickets.fact(ticket, 1));
            return clock.instant();
        });

        var watermark = awaitFrom(stamped);

        var record = FirstlineStack.kafka().records(TOPIC).stream()
                .filter(read -> read.key().equals(ticket.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(watermark.service()).isEqualTo("intake-service");
        assertThat(watermark.shares()).isEqualTo(1);
        assertThat(watermark.end(TOPIC, record.partition())).isGreaterThan(record.offset());
    }

    @Test
    void aTransactionThatIsStillOpenHoldsItBackAlthoughOthersPublishMeanwhile() throws Exception {
        var ticket = Ids.next();
        var stamped = new CompletableFuture<Instant>();
        var mayCommit = new CountDownLatch(1);
        var slow = CompletableFuture.runAsync(() -> transactions.asPlatform(() -> {
            stamped.complete(clock.instant());
            waitFor(mayCommit);
            outbox.publish(CONTOSO, Tickets.fact(ticket, 1));
        }));
        var stamp = stamped.get();

        assertNoneReaches(stamp, 10);
        mayCommit.countDown();
        slow.join();

        var watermark = awaitFrom(stamp);
        assertThat(FirstlineStack.kafka().records(TOPIC))
                .filteredOn(read -> read.key().equals(ticket.toString()))
                .singleElement()
                .satisfies(record ->
                        assertThat(watermark.end(TOPIC, record.partition())).isGreaterThan(record.offset()));
    }

    /** Three other transactions publish while one is open, and watermarks go on to be stated, all from before it. */
    private void assertNoneReaches(Instant stamp, int more) {
        for (int i = 0; i < 3; i++) {
            transactions.asPlatform(() -> outbox.publish(CONTOSO, Tickets.fact(Ids.next(), 1)));
        }
        int stated = stated().size();
        await().atMost(PATIENCE).until(() -> stated().size() >= stated + more);
        assertThat(stated()).extracting(Watermark::upTo).allMatch(upTo -> upTo.isBefore(stamp));
    }

    @Test
    void aFactIsStampedByTheDatabasesClockAndNotBeforeItsTransactionBegan() {
        var before = databaseTime();

        var stamps = transactions.asPlatform(() -> List.of(begin(), clock.instant(), clock.instant()));

        assertThat(stamps).isSorted().allMatch(stamp -> !stamp.isBefore(before) && !stamp.isAfter(databaseTime()));
    }

    private Instant begin() {
        return instant("select now()");
    }

    private Instant databaseTime() {
        return transactions.asPlatform(() -> instant("select clock_timestamp()"));
    }

    private Instant instant(String sql) {
        try (var connection = transactions.connection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static Watermark awaitFrom(Instant upTo) {
        return await().atMost(PATIENCE)
                .until(
                        () -> stated().stream()
                                .filter(watermark -> !watermark.upTo().isBefore(upTo))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static List<Watermark> stated() {
        return FirstlineStack.kafka().records(Watermark.TOPIC).stream()
                .flatMap(record -> WatermarkJson.read(record.value().getBytes(StandardCharsets.UTF_8)).stream())
                .toList();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
