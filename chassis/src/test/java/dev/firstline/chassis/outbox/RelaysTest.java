package dev.firstline.chassis.outbox;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.event.WatermarkJson;
import dev.firstline.chassis.fixture.Stack;
import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.contracts.watermark.Watermark;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.devstack.test.ProbedRecord;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Relays that take over from each other, and relays that are asked to stop. */
@Stack
class RelaysTest {

    private static final TenantPath CONTOSO = new TenantPath("contoso");
    private static final String TOPIC = "firstline.ticket.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int KEYS = 60;
    private static final int VERSIONS = 40;
    private static final int WRITERS = 4;
    private static final int KILLS = 8;

    @Inject
    OutboxRelays relays;

    @Inject
    Transactions transactions;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /** Two relays for one share, as two copies of the service have; whichever sends loses its session again and again. */
    @Test
    void relaysThatDieAndTakeOverKeepTheOrderOfEachKeyLoseNothingAndStateOnlyWhatIsTrue() throws Exception {
        relays.start(new StartupEvent());
        var keys = Stream.generate(Ids::next).limit(KEYS).toList();
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            var writing = new ArrayList<Future<?>>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int first = writer;
                writing.add(writers.submit(() -> {
                    for (int version = 1; version <= VERSIONS; version++) {
                        for (int key = first; key < KEYS; key += WRITERS) {
                            publish(keys.get(key), version);
                        }
                    }
                }));
            }
            for (int killed = 0; killed < KILLS; killed += killSender()) {
                // Some get through between two deaths.
                long sent = sent();
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> sent() > sent + 20 || writing.stream().allMatch(Future::isDone));
            }
            for (var one : writing) {
                one.get();
            }
        }
        await().atMost(PATIENCE).until(() -> pending() == 0);

        var wanted = new HashSet<>(keys.stream().map(UUID::toString).toList());
        var records = FirstlineStack.kafka().records(TOPIC).stream()
                .filter(record -> wanted.contains(record.key()))
                .toList();
        var byKey = firstTimes(records).stream().collect(groupingBy(ProbedRecord::key));
        assertThat(byKey).hasSize(KEYS);
        assertThat(byKey.values())
                .allSatisfy(ofKey -> assertThat(ofKey.stream().map(RelaysTest::version))
                        .containsExactlyElementsOf(
                                IntStream.rangeClosed(1, VERSIONS).boxed().toList()));
        assertTrueOf(firstTimes(records));
    }

    /** Each event where it came first; a later one is a repetition that readers pass over. */
    private static List<ProbedRecord> firstTimes(List<ProbedRecord> records) {
        var seen = new HashSet<String>();
        return records.stream()
                .sorted(Comparator.comparing(ProbedRecord::offset))
                .filter(record -> seen.add(record.headers().get("ce_id")))
                .toList();
    }

    private static void assertTrueOf(List<ProbedRecord> facts) {
        var stated = FirstlineStack.kafka().records(Watermark.TOPIC).stream()
                .flatMap(record -> WatermarkJson.read(record.value().getBytes(StandardCharsets.UTF_8)).stream())
                .toList();
        assertThat(stated).isNotEmpty();
        for (var watermark : stated) {
            assertThat(facts)
                    .filteredOn(fact ->
                            !Instant.parse(fact.headers().get("ce_time")).isAfter(watermark.upTo()))
                    .as("all that is stamped until " + watermark.upTo())
                    .allMatch(fact -> fact.offset() < watermark.end(TOPIC, fact.partition()));
        }
    }

    @Test
    void whatWasWrittenBeforeAStopIsSent() throws SQLException {
        for (int i = 0; i < 20; i++) {
            publish(Ids.next(), 1);
            await().atMost(PATIENCE).until(() -> pending() == 0);

            publish(Ids.next(), 1);
            relays.stop(new ShutdownEvent());

            assertThat(pending()).as("left behind by stop " + i).isZero();
            relays.start(new StartupEvent());
        }
    }

    private void publish(UUID ticket, int version) {
        transactions.asPlatform(() -> outbox.publish(
                CONTOSO, new TicketEvent.SeverityChanged(ticket, version, clock.instant(), Severity.C, Severity.B)));
    }

    private static int killSender() throws SQLException {
        try (var superuser = FirstlineStack.superuser("chassis").getConnection();
                var statement = superuser.createStatement();
                var killed = statement.executeQuery("""
                        select count(pg_terminate_backend(pid)) from pg_locks
                        where locktype = 'advisory' and classid = x'0f17'::int and granted and database = (
                            select oid from pg_database where datname = current_database())""")) {
            killed.next();
            return killed.getInt(1);
        }
    }

    private static long pending() throws SQLException {
        return count("select count(*) from outbox_pending");
    }

    private static long sent() throws SQLException {
        return count("select (select count(*) from outbox) - (select count(*) from outbox_pending)");
    }

    private static long count(String sql) throws SQLException {
        try (var superuser = FirstlineStack.superuser("chassis").getConnection();
                var statement = superuser.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static int version(ProbedRecord record) {
        return Integer.parseInt(record.value().replaceAll(".*\"version\":(\\d+).*", "$1"));
    }
}
