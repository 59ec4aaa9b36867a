package dev.firstline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.acceptance.client.Receiver;
import dev.firstline.acceptance.verify.Proof;
import dev.firstline.acceptance.verify.RunningPlatform;
import dev.firstline.devstack.platform.Platform;
import dev.firstline.devstack.platform.PlatformOptions;
import dev.firstline.devstack.platform.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand tickets are answered within the last second of their first response, while the broker is away, intake is killed, intake stands
 * still, the SLA service is down, and while it cannot apply what it hears. What was written in time by intake's own stamp is kept, and what was not is broken;
 * none is called broken before that is known. Where that is not waited for, it is said, and taken back.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AnsweredInTimeTest {

    private static final int OF_EACH_FAULT = 200;
    private static final int SOME = OF_EACH_FAULT / 4;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String SETTLING_LIMIT = "FIRSTLINE_SLA_SETTLING_LIMIT";

    /** Longer than any of the faults: nothing has to be told provisionally. */
    private static final String LONG = "PT90S";

    /** Shorter than any of the faults: everything is told provisionally. */
    private static final String SHORT = "PT3S";

    @TempDir(cleanup = CleanupMode.ALWAYS)
    static Path state;

    private static Platform platform;

    @BeforeAll
    static void start() {
        Quiet.kafka();
        platform = Platform.start(PlatformOptions.of(Path.of(".."))
                .in(state)
                .onFreePorts()
                .with(Service.INTAKE, Service.SLA, Service.NOTIFICATION)
                .environment(Service.SLA, SETTLING_LIMIT, LONG)
                .tell(System.out::println));
    }

    @AfterAll
    static void stop() {
        if (platform != null) {
            platform.close();
        }
    }

    @Test
    @Order(1)
    void whatWasAnsweredInTimeIsKeptWhateverLags() throws Exception {
        var desk = new LastSecond(platform, "tailspin");
        desk.promise(OF_EACH_FAULT);

        answerWhile("the broker is away for 30 s", desk, () -> {
            platform.hold("kafka");
            LastSecond.pause(Duration.ofSeconds(30));
            platform.release("kafka");
        });
        answerWhile("intake is killed", desk, () -> {
            desk.awaitAnswers(SOME);
            platform.kill(Service.INTAKE.serviceName());
            platform.waitReady(PATIENCE);
        });
        answerWhile("intake stands still", desk, () -> {
            desk.awaitAnswers(SOME);
            signal("STOP", Service.INTAKE);
            LastSecond.pause(Duration.ofSeconds(10));
            signal("CONT", Service.INTAKE);
        });
        answerWhile("the SLA service is down", desk, () -> {
            platform.hold(Service.SLA.serviceName());
            LastSecond.pause(Duration.ofSeconds(8));
            platform.release(Service.SLA.serviceName());
            platform.waitReady(PATIENCE);
        });
        answerWhile(
                "the consumer waits for its table",
                desk,
                () -> withLockedFacts(() -> LastSecond.pause(Duration.ofSeconds(15))));
        assertThat(desk.clocks().values()).noneMatch(LastSecond.FirstResponse::provisional);
        assertThat(told("sla.corrected")).isEmpty();
        assertTheProofHolds();
    }

    @Test
    @Order(2)
    void whatIsToldBrokenTooEarlyIsToldProvisionallyAndCorrected() throws Exception {
        var desk = new LastSecond(platform, "fourthcoffee");
        desk.promise(OF_EACH_FAULT);
        try (var receiver = new Receiver()) {
            subscribe(desk, receiver);
            platform.startCopyOf(Service.SLA, Map.of(SETTLING_LIMIT, SHORT));
            ConsumerGroup.awaitCopies(platform.kafka(), Service.SLA, 2, PATIENCE);
            platform.hold(Service.SLA.serviceName());
            ConsumerGroup.awaitCopies(platform.kafka(), Service.SLA, 1, PATIENCE);

            var tickets = new ArrayList<String>();
            System.out.println("Answering while intake's relay stands still.");
            tickets.addAll(desk.answer(OF_EACH_FAULT, () -> {
                try (var _ = new HeldRelay(platform, "intake")) {
                    awaitBroken(desk, OF_EACH_FAULT);
                }
            }));
            awaitOutcomes(desk, tickets);
            System.out.println("Answering while the consumer waits for its table.");
            tickets.addAll(desk.answer(
                    OF_EACH_FAULT, () -> withLockedFacts(() -> awaitBroken(desk, 2 * OF_EACH_FAULT))));
            awaitOutcomes(desk, tickets);

            platform.release(Service.SLA.serviceName());
            platform.waitReady(PATIENCE);
            assertTheProofHolds();
            var kept = Set.copyOf(desk.answeredInTime(tickets));
            assertThat(kept.size()).isBetween(1, tickets.size() - 1);
            assertToldAndCorrected(desk, tickets, kept);
            assertThatReportsAndExplanationsFollow(desk, tickets, kept);
            assertThatTheReceiverKnows(receiver, clocks(desk, tickets), clocks(desk, kept));
        }
    }

    /** Again with a longer promise where the machine has become so slow that all answers came too late. */
    private static void answerWhile(String what, LastSecond desk, LastSecond.Fault fault) throws Exception {
        for (int round = 1; !isAnyKeptWhile(what, desk, fault); round++) {
            assertThat(round).as("rounds without an answer in time").isLessThan(3);
            desk.promise(OF_EACH_FAULT);
        }
    }

    private static boolean isAnyKeptWhile(String what, LastSecond desk, LastSecond.Fault fault) throws Exception {
        System.out.println("Answering while " + what + ".");
        var tickets = desk.answer(OF_EACH_FAULT, fault);
        await("every first response has ended").atMost(PATIENCE).until(() -> {
            var clocks = desk.clocks();
            return tickets.stream()
                    .allMatch(ticket -> clocks.containsKey(ticket)
                            && !clocks.get(ticket).state().equals("RUNNING"));
        });
        var clocks = desk.clocks();
        var kept = desk.answeredInTime(tickets);
        System.out.println(kept.size() + " of " + tickets.size() + " were answered in time.");
        assertThat(wrong(desk, tickets)).isEmpty();
        assertThat(kept.stream().map(ticket -> clocks.get(ticket).id()))
                .as("told to be broken and met")
                .doesNotContainAnyElementsOf(ids("sla.breached"));
        return !kept.isEmpty();
    }

    /** Tickets whose outcome is not what their answer makes of it. */
    private static List<String> wrong(LastSecond desk, List<String> tickets) throws SQLException {
        var kept = Set.copyOf(desk.answeredInTime(tickets));
        var clocks = desk.clocks();
        return tickets.stream()
                .filter(ticket -> !clocks.get(ticket).state().equals(kept.contains(ticket) ? "MET" : "BREACHED"))
                .map(ticket -> ticket + (kept.contains(ticket) ? " was" : " was not") + " answered in time: "
                        + clocks.get(ticket))
                .toList();
    }

    private static void awaitBroken(LastSecond desk, int count) {
        await("all are told to be broken").atMost(PATIENCE).until(() -> {
            var broken = ids("sla.breached");
            return desk.clocks().values().stream()
                            .filter(clock -> broken.contains(clock.id()))
                            .count()
                    == count;
        });
    }

    private static void awaitOutcomes(LastSecond desk, List<String> tickets) {
        await("every outcome is right")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(wrong(desk, tickets)).isEmpty());
    }

    private static void assertToldAndCorrected(LastSecond desk, List<String> tickets, Collection<String> kept)
            throws SQLException, IOException {
        var ours = Set.copyOf(clocks(desk, tickets));
        var wrongly = Set.copyOf(clocks(desk, kept));
        // One that was answered too late may be told for good: of a partition on which no fact waits, all are known.
        assertThat(told("sla.breached").stream()
                        .filter(event -> ours.contains(event.path("clockId").asText())))
                .hasSize(tickets.size())
                .allMatch(event -> event.path("provisional").asBoolean()
                        || !wrongly.contains(event.path("clockId").asText()));
        var corrected = told("sla.corrected");
        assertThat(corrected)
                .extracting(event -> event.path("clockId").asText())
                .containsExactlyInAnyOrderElementsOf(clocks(desk, kept));
        assertThat(corrected)
                .allMatch(event -> event.path("provisional").asBoolean()
                        && event.path("told").asText().equals("BREACHED")
                        && event.path("state").asText().equals("MET")
                        && event.path("cause").asText().equals("HEARD_LATE"));
        assertThat(wrong(desk, tickets)).isEmpty();
    }

    private static void assertThatReportsAndExplanationsFollow(
            LastSecond desk, List<String> tickets, Collection<String> kept) throws SQLException {
        var from = Instant.now().minus(1, ChronoUnit.DAYS);
        var report = desk.api()
                .get("/v1/sla/reports/attainment?groupBy=TENANT&from=" + from + "&to=" + from.plus(2, ChronoUnit.DAYS))
                .ok()
                .body();
        var line = report.findParents("target").stream()
                .filter(one -> one.path("target").asText().equals("FIRST_RESPONSE"))
                .toList();
        assertThat(line).as(report.toString()).singleElement().satisfies(one -> {
            assertThat(one.path("met").asInt()).isEqualTo(kept.size());
            assertThat(one.path("breached").asInt()).isEqualTo(tickets.size() - kept.size());
        });

        var ticket = kept.iterator().next();
        var path = "/v1/tickets/" + ticket + "/clocks";
        var clock = desk.clocks().get(ticket).id();
        for (var shown : List.of(path + "/" + clock, path + "/" + clock + "/explanation")) {
            var body = desk.api().get(shown).ok().body();
            assertThat(body.path("corrections")).as(shown).singleElement().satisfies(correction -> {
                assertThat(correction.path("provisional").asBoolean()).isTrue();
                assertThat(correction.path("told").path("state").asText()).isEqualTo("BREACHED");
                assertThat(correction.path("now").path("state").asText()).isEqualTo("MET");
            });
        }
    }

    private static void assertThatTheReceiverKnows(
            Receiver receiver, Collection<String> broken, Collection<String> corrected) {
        await("the receiver has heard both words").atMost(PATIENCE).untilAsserted(() -> {
            assertThat(heard(receiver, "sla.breached")).containsExactlyInAnyOrderElementsOf(broken);
            assertThat(heard(receiver, "sla.corrected")).containsExactlyInAnyOrderElementsOf(corrected);
        });
        assertThat(receiver.refused()).isEmpty();
    }

    private static Set<String> heard(Receiver receiver, String type) {
        return receiver.alerts().stream()
                .filter(alert -> alert.type().equals(type))
                .map(alert -> alert.body().path("data").path("clockId").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void assertTheProofHolds() {
        var findings = Proof.ofClocks(new RunningPlatform(platform.addresses())).within(PATIENCE);
        assertThat(findings.hold()).as(findings.asText()).isTrue();
        System.out.println(findings.asText());
    }

    private static void subscribe(LastSecond desk, Receiver receiver) {
        var subscription = desk.api()
                .send(
                        "POST",
                        "/v1/subscriptions",
                        Map.of(
                                "channel", "WEBHOOK",
                                "url", receiver.url("/alerts").toString(),
                                "eventTypes", List.of("sla.*")))
                .ok();
        receiver.expect("/alerts", subscription.body().path("secret").asText());
    }

    private static List<String> clocks(LastSecond desk, Collection<String> tickets) throws SQLException {
        var clocks = desk.clocks();
        return tickets.stream().map(ticket -> clocks.get(ticket).id()).toList();
    }

    /** The consumer of the SLA service cannot write for a while; its timer can. */
    private static void withLockedFacts(LastSecond.Fault meanwhile) throws Exception {
        try (var connection = platform.addresses().superuser("sla").getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table ticket_fact in share row exclusive mode");
            meanwhile.happen();
            connection.rollback();
        }
    }

    private static void signal(String name, Service service) throws IOException, InterruptedException {
        var kill =
                new ProcessBuilder("kill", "-" + name, String.valueOf(platform.pid(service.serviceName()))).inheritIO();
        assertThat(kill.start().waitFor()).isZero();
    }

    private static List<String> ids(String type) throws SQLException, IOException {
        return told(type).stream().map(event -> event.path("clockId").asText()).toList();
    }

    /** What the SLA service has told of a type. */
    private static List<JsonNode> told(String type) throws SQLException, IOException {
        var found = new ArrayList<JsonNode>();
        try (var connection = platform.addresses().superuser("sla").getConnection();
                var statement = connection.prepareStatement(
                        "select payload from outbox where headers ->> 'ce_type' = ? order by id")) {
            statement.setString(1, type);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new ObjectMapper().readTree(row.getBytes(1)));
                }
            }
        }
        return found;
    }
}
