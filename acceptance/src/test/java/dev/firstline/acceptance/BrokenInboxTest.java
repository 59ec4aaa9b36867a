package dev.firstline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.acceptance.client.Api;
import dev.firstline.acceptance.verify.Proof;
import dev.firstline.acceptance.verify.RunningPlatform;
import dev.firstline.devstack.platform.Platform;
import dev.firstline.devstack.platform.PlatformOptions;
import dev.firstline.devstack.platform.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proof is worth something only if it fails when the platform is broken. */
class BrokenInboxTest {

    @TempDir
    Path state;

    @Test
    void theProofFailsWhenAServiceForgetsWhichEventsItApplied() {
        var options = PlatformOptions.of(Path.of(".."))
                .in(state)
                .onFreePorts()
                .environment(Service.NOTIFICATION, "FIRSTLINE_INBOX_REMEMBERS", "false");
        try (var platform = Platform.start(options)) {
            var contoso = new Api(platform.frontDoor(), platform.token("contoso", "global-admin"));
            new Load(contoso).send(3);
            var operator = new Api(platform.frontDoor(), platform.token("*", "ops"));

            // The same events come again, as after a crash of the relay.
            operator.send(
                            "POST",
                            "/v1/ops/intake-service/outbox/republish",
                            Map.of("from", "2026-01-01T00:00:00Z", "to", "2999-01-01T00:00:00Z"))
                    .ok();

            var findings = new Proof(new RunningPlatform(platform.addresses())).within(Duration.ofSeconds(20));
            assertThat(findings.hold()).isFalse();
            assertThat(findings.broken().get("Each event was applied once by each of its readers"))
                    .anyMatch(line -> line.contains("notification.events has not applied"));
        }
    }
}
