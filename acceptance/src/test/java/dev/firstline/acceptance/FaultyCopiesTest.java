package dev.firstline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.acceptance.client.Api;
import dev.firstline.acceptance.verify.Proof;
import dev.firstline.acceptance.verify.RunningPlatform;
import dev.firstline.devstack.platform.Platform;
import dev.firstline.devstack.platform.PlatformOptions;
import dev.firstline.devstack.platform.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Copies of the SLA service on one database and one broker. One stands still for a minute and a half while hundreds of clocks come due, and
 * then goes on as if nothing had been; another, whose wall clock is two hours fast, is killed meanwhile; the clock of the third is two hours
 * slow. No clock is without its outcome, none has two, none ends early.
 */
class FaultyCopiesTest {

    private static final int TICKETS = 120;
    private static final Duration STANDS_STILL = Duration.ofSeconds(90);
    private static final Duration WRONG_BY = Duration.ofHours(2);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String TENANT = "tailspin";
    private static final String CLOCKS = " from clock where tenant = '" + TENANT + "'";

    /** Seconds: most of them run out while one copy stands still, and the copy that is killed is back before the last. */
    private static final Map<String, List<Integer>> GOALS =
            Map.of("A", List.of(30, 60, 90), "B", List.of(40, 70, 100), "C", List.of(50, 80, 110));

    @TempDir(cleanup = CleanupMode.ALWAYS)
    Path state;

    private Platform platform;

    @Test
    void clocksEndOnceAndNotEarlyThoughCopiesDieStandStillOrMistakeTheTime() throws Exception {
        Quiet.kafka();
        var options = PlatformOptions.of(Path.of(".."))
                .in(state)
                .onFreePorts()
                .with(Service.INTAKE, Service.SLA)
                .tell(System.out::println);
        try (var started = Platform.start(options)) {
            platform = started;
            var fast = platform.startCopyOf(Service.SLA, MovedClock.by(WRONG_BY, state));
            var slow = platform.startCopyOf(Service.SLA, MovedClock.by(WRONG_BY.negated(), state));
            ConsumerGroup.awaitCopies(platform.kafka(), Service.SLA, 3, PATIENCE);
            assertThat(wallClock(fast)).isAfter(Instant.now().plus(WRONG_BY.dividedBy(2)));
            assertThat(wallClock(slow)).isBefore(Instant.now().minus(WRONG_BY.dividedBy(2)));
            var api = new Api(platform.frontDoor(), platform.token(TENANT, "global-admin"));
            promise(api);
            new Load(api).send(TICKETS);
            await().atMost(PATIENCE).until(() -> count(CLOCKS) == 3 * TICKETS);

            var stopped = databaseTime();
            signal("STOP", Service.SLA.serviceName());
            await().atMost(PATIENCE).until(() -> databaseTime().isAfter(stopped.plus(STANDS_STILL.dividedBy(3))));
            platform.kill(fast);
            await().atMost(PATIENCE).until(() -> databaseTime().isAfter(stopped.plus(STANDS_STILL)));
            var dueMeanwhile =
                    CLOCKS + " and due_at between '" + stopped + "' and '" + stopped.plus(STANDS_STILL) + "'";
            assertThat(count(dueMeanwhile)).isGreaterThan(TICKETS);
            await("those who are left fire and tell all that was due")
                    .atMost(PATIENCE)
                    .until(() -> count(dueMeanwhile + " and state = 'RUNNING'") == 0 && toldAll());
            signal("CONT", Service.SLA.serviceName());

            await().atMost(PATIENCE).until(() -> count(CLOCKS + " and state = 'BREACHED'") == 3 * TICKETS && toldAll());
            assertThat(count(CLOCKS)).isEqualTo(3 * TICKETS);
            assertThat(count(CLOCKS + " and fired_at < due_at"))
                    .as("fired early")
                    .isZero();
            var findings =
                    Proof.ofClocks(new RunningPlatform(platform.addresses())).within(PATIENCE);
            assertThat(findings.hold()).as(findings.asText()).isTrue();
            System.out.println(findings.asText());
        }
    }

    /** Nothing pauses, so each clock comes to an end by itself. */
    private static void promise(Api api) {
        var rules = GOALS.entrySet().stream()
                .map(goals -> Map.of(
                        "id",
                        "short-" + goals.getKey().toLowerCase(java.util.Locale.ROOT),
                        "source",
                        "this test",
                        "when",
                        Map.of("severities", List.of(goals.getKey())),
                        "goals",
                        List.of(
                                goal("FIRST_RESPONSE", goals.getValue().get(0)),
                                goal("INTERNAL", goals.getValue().get(1)),
                                goal("RESOLUTION", goals.getValue().get(2)))))
                .toList();
        api.send("PUT", "/v1/policies/short", Map.of("rank", 0, "rules", rules)).ok();
    }

    private static Map<String, Object> goal(String target, int seconds) {
        return Map.of("target", target, "goal", "PT" + seconds + "S", "calendar", "24x7", "pausing", Map.of());
    }

    /** What a copy takes for the present: the time stamp of the last line that it logged. */
    private Instant wallClock(String copy) throws IOException {
        try (Stream<String> lines = Files.lines(platform.addresses().state().log(copy))) {
            var last = lines.filter(line -> line.matches("\\d{4}-\\d\\d-\\d\\dT\\S+ .*"))
                    .reduce((before, after) -> after)
                    .orElseThrow();
            return OffsetDateTime.parse(last.substring(0, last.indexOf(' '))).toInstant();
        }
    }

    private void signal(String name, String process) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + name, String.valueOf(platform.pid(process))).inheritIO();
        assertThat(kill.start().waitFor()).isZero();
    }

    private boolean toldAll() throws SQLException {
        return count(" from outbox_pending") == 0;
    }

    private long count(String fromWhere) throws SQLException {
        return Long.parseLong(answer("select count(*)" + fromWhere));
    }

    private Instant databaseTime() throws SQLException {
        return Instant.ofEpochMilli(
                Long.parseLong(answer("select (extract(epoch from clock_timestamp()) * 1000)::bigint")));
    }

    private String answer(String sql) throws SQLException {
        try (var connection = platform.addresses().superuser("sla").getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
