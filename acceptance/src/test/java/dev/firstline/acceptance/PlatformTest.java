package dev.firstline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.acceptance.client.Api;
import dev.firstline.acceptance.client.Receiver;
import dev.firstline.acceptance.day.OrdinaryDay;
import dev.firstline.acceptance.day.Sabotage;
import dev.firstline.acceptance.demo.Demo;
import dev.firstline.acceptance.docs.RunBlocks;
import dev.firstline.acceptance.verify.VerifyCommand;
import dev.firstline.acceptance.walls.WallsMatrix;
import dev.firstline.devstack.demo.DemoTraces;
import dev.firstline.devstack.platform.Platform;
import dev.firstline.devstack.platform.PlatformOptions;
import dev.firstline.devstack.platform.Service;
import dev.firstline.devstack.process.StopSignal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The platform as its users run it: processes, killed at the worst moments. One start for all tests, since a start is dear. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlatformTest {

    private static final List<String> VICTIMS = List.of(
            "intake-service",
            "diagnosis-service",
            "kafka",
            "escalation-service",
            "sla-service",
            "postgres",
            "notification-service",
            "console-service");
    private static final int TICKETS = 504;
    private static final Duration RECOVERY = Duration.ofMinutes(3);

    /** What an ordinary day has of everything that the proof must not take for a break. */
    private static final List<String> ORDINARY = List.of(
            "sent",
            "sent again",
            "applied",
            "discarded by hand",
            "driven again",
            "of a type that a newer version wrote",
            "records that are no events",
            "tickets",
            "changes",
            "corrections of words",
            "tickets of the past, imported",
            "decisions",
            "escalations",
            "filed",
            "handed back",
            "dropped",
            "met",
            "broken",
            "cancelled",
            "running or paused",
            "corrected",
            "imported, in silence",
            "warnings",
            "breaches told",
            "deliveries",
            "subscriptions",
            "subscriptions that are switched off",
            "delivered",
            "given up and told",
            "waiting for their next attempt");

    @TempDir(cleanup = CleanupMode.ALWAYS)
    static Path state;

    static Platform platform;

    @BeforeAll
    static void start() {
        Quiet.kafka();
        platform = Platform.start(PlatformOptions.of(Path.of(".."))
                .in(state)
                .onFreePorts()
                // Nothing of a test leaves this machine: the connections of the walls find nobody.
                .environment(Service.DIAGNOSIS, "FIRSTLINE_GRAPH_TOKEN_URL", "http://127.0.0.1:1/{directory}")
                .tell(System.out::println));
    }

    @AfterAll
    static void stop() {
        if (platform != null) {
            platform.close();
        }
    }

    @Test
    @Order(0)
    void whatATenantMarkedIsNowhereToBeSeenByTheOthers() {
        try (var receiver = new Receiver()) {
            var matrix = new WallsMatrix(platform.addresses(), receiver);
            assertThat(matrix.uncovered())
                    .as("walls/operations.txt says of every operation how it is to be tried, and of no other")
                    .isEmpty();
            assertThat(matrix.findings()).isEmpty();
            assertThat(matrix.cells()).isGreaterThan(1_000);
        }
    }

    @Test
    @Order(1)
    void theDemoGetsEveryTicketWhereItShould() {
        // Two beside each other: neither sees that the other is there.
        var other = CompletableFuture.supplyAsync(() -> Demo.play(platform.addresses()));
        assertThat(Demo.play(platform.addresses())).isTrue();
        assertThat(other.join()).isTrue();

        assertThat(DemoAftermath.of(platform)).isEmpty();
        DemoAftermath.assertPromiseOfAFirstCallIsNormal(platform);
    }

    @Test
    @Order(2)
    void aDemoThatIsInterruptedTakesBackWhatItSet() throws Exception {
        var demo = DemoAftermath.startedDemo(platform, state);
        StopSignal.INT.send(demo.toHandle());
        assertThat(demo.waitFor(RECOVERY.toSeconds(), TimeUnit.SECONDS)).isTrue();

        assertThat(DemoAftermath.of(platform)).isEmpty();
    }

    @Test
    @Order(3)
    void whatAKilledDemoLeavesIsTakenBackByTheNextAndHarmsNobodyElseUntilThen() throws Exception {
        var demo = DemoAftermath.startedDemo(platform, state);
        demo.destroyForcibly().waitFor();
        assertThat(DemoAftermath.of(platform)).hasSize(6);
        DemoAftermath.assertPromiseOfAFirstCallIsNormal(platform);

        new DemoTraces(platform.addresses()).takeBackOfTheDead();

        assertThat(DemoAftermath.of(platform)).isEmpty();
    }

    @Test
    @Order(4)
    void whatThePagesShowHappens() throws Exception {
        var blocks = new RunBlocks(platform.addresses(), state);

        assertThat(blocks.faults()).isEmpty();
        assertThat(blocks.count()).isGreaterThan(8);
    }

    @Test
    @Order(5)
    void anOrdinaryDayBreaksNoPromise() throws Exception {
        try (var day = new OrdinaryDay(platform.addresses(), "adatum", "proseware")) {
            day.pass();

            var proof = verify("60", "--json");
            assertThat(proof.code()).as(proof.output() + proof.errors()).isZero();
            assertThat(proof.json().path("holds").asBoolean()).isTrue();
            assertThat(proof.kept()).containsKeys(ORDINARY.toArray(String[]::new));
            assertThat(proof.kept().values()).allMatch(count -> count > 0);

            day.goOn();
            var further = verify("60", "--json", "--since-last");
            assertThat(further.code()).as(further.output() + further.errors()).isZero();
            assertThat(further.json().path("since").isTextual()).isTrue();
            // How much fewer they are depends on how much was older than the overlap of two proofs; ProofTest says what
            // is left out.
            assertThat(further.json().path("events").asLong()).isPositive();
        }
    }

    @Test
    @Order(6)
    void whatIsChangedByHandAfterThatDayIsFoundAndTakenBackHolds() throws Exception {
        var harmed = new LinkedHashMap<Sabotage, String>();
        try {
            for (var sabotage : Sabotage.all()) {
                harmed.put(sabotage, sabotage.harm(platform.addresses()));
            }

            var proof = verify("0", "--json");

            assertThat(proof.code()).as(proof.output() + proof.errors()).isEqualTo(1);
            assertThat(proof.broken()).hasSameSizeAs(harmed);
            harmed.forEach((sabotage, id) -> assertThat(proof.broken().get(sabotage.promise()))
                    .as(sabotage.promise())
                    .singleElement()
                    .asString()
                    .contains(id));
        } finally {
            for (var one : harmed.entrySet()) {
                one.getKey().mend(platform.addresses(), one.getValue());
            }
        }
    }

    @Test
    @Order(7)
    void noTicketIsLostOrDoneTwiceWhenEachProcessIsKilledInTurn() throws Exception {
        try (var receiver = new Receiver()) {
            var api = new Api(platform.frontDoor(), platform.token("fabrikam", "global-admin"));
            prepare(api, receiver);
            var load = new Load(api);

            for (var victim : VICTIMS) {
                load.send(5);
                platform.kill(victim);
                load.send(TICKETS / VICTIMS.size() - 5);
                platform.waitReady(RECOVERY);
            }

            var proof = verify(String.valueOf(RECOVERY.toSeconds()), "--json");
            assertThat(proof.code()).as(proof.output() + proof.errors()).isZero();
            assertThat(load.acknowledged()).hasSize(TICKETS).doesNotHaveDuplicates();
            assertThat(ticketsOf("fabrikam")).containsExactlyInAnyOrderElementsOf(load.acknowledged());
            assertEachBreachReachedTheReceiver(receiver);
            System.out.println(TICKETS + " tickets, " + load.retries() + " tries more than that, "
                    + receiver.alerts().size() + " alerts; every promise holds.");
        }
    }

    /** As the launcher runs it, on the platform of this state folder. */
    private static VerifyCommand.Ended verify(String... arguments) throws Exception {
        return VerifyCommand.run(state, "-Xmx256m", Map.of(), arguments);
    }

    private static void prepare(Api api, Receiver receiver) {
        api.send("PUT", "/v1/partners/self", Map.of("type", "DIRECT_BILL")).ok();
        api.send("POST", "/v1/entitlements", Map.of("vehicle", "ASFP", "validFrom", "2026-01-01"))
                .ok();
        var goals = List.of(
                Map.of("target", "FIRST_RESPONSE", "goal", "PT3S", "calendar", "24x7"),
                Map.of("target", "RESOLUTION", "goal", "PT9S", "calendar", "24x7"));
        var rule = Map.of("id", "short", "source", "this test", "when", Map.of(), "goals", goals);
        api.send("PUT", "/v1/policies/short", Map.of("rank", 0, "rules", List.of(rule)))
                .ok();
        var subscription = api.send(
                        "POST",
                        "/v1/subscriptions",
                        Map.of(
                                "channel",
                                "WEBHOOK",
                                "url",
                                receiver.url("/alerts").toString(),
                                "eventTypes",
                                List.of("sla.*", "escalation.*", "ticket.opened")))
                .ok();
        receiver.expect("/alerts", subscription.body().path("secret").asText());
    }

    private static List<String> ticketsOf(String tenant) throws SQLException {
        return column("intake", "select id from ticket where tenant = '" + tenant + "'");
    }

    /** At least once each, with one id for each clock however often it was sent. */
    private static void assertEachBreachReachedTheReceiver(Receiver receiver) throws SQLException {
        var idsByClock = receiver.alerts().stream()
                .filter(alert -> alert.type().equals("sla.breached"))
                .collect(Collectors.groupingBy(
                        alert -> alert.body().path("data").path("clockId").asText(),
                        Collectors.mapping(Receiver.Alert::id, Collectors.toSet())));
        assertThat(idsByClock.keySet())
                .isEqualTo(new HashSet<>(
                        column("sla", "select id from clock where state = 'BREACHED' and tenant = 'fabrikam'")));
        assertThat(idsByClock.values()).allMatch(ids -> ids.size() == 1);
        assertThat(receiver.refused()).isEmpty();
        assertThat(receiver.alerts().stream()
                        .filter(alert -> alert.type().equals("ticket.opened"))
                        .map(Receiver.Alert::ticketId)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(ticketsOf("fabrikam"));
    }

    private static List<String> column(String database, String sql) throws SQLException {
        try (var connection = platform.addresses().superuser(database).getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var values = new java.util.ArrayList<String>();
            while (result.next()) {
                values.add(result.getString(1));
            }
            return values;
        }
    }
}
