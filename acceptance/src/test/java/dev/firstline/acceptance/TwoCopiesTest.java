package dev.firstline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.acceptance.client.Api;
import dev.firstline.acceptance.client.Receiver;
import dev.firstline.acceptance.verify.Proof;
import dev.firstline.acceptance.verify.RunningPlatform;
import dev.firstline.devstack.platform.Platform;
import dev.firstline.devstack.platform.PlatformOptions;
import dev.firstline.devstack.platform.Service;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two copies of the SLA service share the tickets and the clocks of one database, until one of them is gone for good. Two of the
 * notification service share the alerts.
 */
class TwoCopiesTest {

    private static final int BEFORE = 24;
    private static final int AFTER = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String TENANT = "tailspin";

    @TempDir(cleanup = CleanupMode.ALWAYS)
    Path state;

    @Test
    void theCopyThatIsLeftEndsEveryClockOnceAndEachAlertComesOnce() throws SQLException {
        Quiet.kafka();
        var options = PlatformOptions.of(Path.of("..")).in(state).onFreePorts().tell(System.out::println);
        try (var platform = Platform.start(options);
                var receiver = new Receiver()) {
            for (var service : List.of(Service.SLA, Service.NOTIFICATION)) {
                platform.startCopyOf(service);
                ConsumerGroup.awaitCopies(platform.kafka(), service, 2, PATIENCE);
            }
            var clocks = new StoredClocks(platform.addresses(), TENANT);
            var api = new Api(platform.frontDoor(), platform.token(TENANT, "global-admin"));
            promiseAndSubscribe(api, receiver);
            var load = new Load(api);

            load.send(BEFORE);
            await().atMost(PATIENCE).until(() -> clocks.in("BREACHED") > 0 && clocks.in("RUNNING") > 0);
            kill(platform, Service.SLA.serviceName());
            assertThat(clocks.in("RUNNING"))
                    .as("clocks that ran when a copy was killed")
                    .isPositive();
            load.send(AFTER);

            // Two targets to a ticket; what the dead copy would have heard is heard once the broker has missed it.
            await().atMost(PATIENCE).until(() -> clocks.in("BREACHED") + clocks.in("MET") == 2 * (BEFORE + AFTER));
            var findings = new Proof(new RunningPlatform(platform.addresses())).within(PATIENCE);
            assertThat(findings.hold()).as(findings.asText()).isTrue();
            assertThat(receiver.alerts()).extracting(Receiver.Alert::id).doesNotHaveDuplicates();
            assertThat(receiver.alerts().stream()
                            .filter(alert -> alert.type().equals("sla.breached"))
                            .map(alert ->
                                    alert.body().path("data").path("clockId").asText()))
                    .containsExactlyInAnyOrderElementsOf(clocks.idsIn("BREACHED"));
            assertThat(receiver.refused()).isEmpty();
        }
    }

    /** For good, and it is not started again. */
    private static void kill(Platform platform, String name) {
        var process = ProcessHandle.of(platform.pid(name)).orElseThrow();
        platform.hold(name);
        process.onExit().join();
    }

    private static void promiseAndSubscribe(Api api, Receiver receiver) {
        api.send("PUT", "/v1/partners/self", Map.of("type", "DIRECT_BILL")).ok();
        api.send("POST", "/v1/entitlements", Map.of("vehicle", "ASFP", "validFrom", "2026-01-01"))
                .ok();
        // Nothing pauses, so each clock comes to an end by itself.
        var goals = List.of(goal("FIRST_RESPONSE", "PT3S"), goal("RESOLUTION", "PT12S"));
        var rule = Map.of("id", "short", "source", "this test", "when", Map.of(), "goals", goals);
        api.send("PUT", "/v1/policies/short", Map.of("rank", 0, "rules", List.of(rule)))
                .ok();
        var webhook = Map.of(
                "channel",
                "WEBHOOK",
                "url",
                receiver.url("/alerts").toString(),
                "eventTypes",
                List.of("sla.*", "escalation.*", "ticket.opened"));
        var subscription = api.send("POST", "/v1/subscriptions", webhook).ok();
        receiver.expect("/alerts", subscription.body().path("secret").asText());
    }

    private static Map<String, Object> goal(String target, String goal) {
        return Map.of("target", target, "goal", goal, "calendar", "24x7", "pausing", Map.of());
    }
}
