package dev.firstline.devstack.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.firstline.devstack.launcher.StandInCheckout;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More copies of a service than one, with stand-ins for the service. */
class ServiceCopyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    @TempDir
    Path folder;

    @Test
    void aFurtherCopyRunsBesideTheFirstAndIsHeldAndReleasedLikeIt() throws IOException {
        PlatformOptions options = PlatformOptions.of(StandInCheckout.in(folder, Service.SLA))
                .with(Service.SLA)
                .onFreePorts();
        try (Platform platform = Platform.start(options)) {
            String copy = platform.startCopyOf(Service.SLA);

            assertThat(copy).isEqualTo("sla-service-2");
            assertThat(platform.startCopyOf(Service.SLA)).isEqualTo("sla-service-3");
            assertThat(RunFile.read(options.state()).orElseThrow().processes())
                    .containsKeys("sla-service", "sla-service-2", "sla-service-3");
            assertThat(platform.isReady()).isTrue();

            long killed = platform.pid(copy);
            platform.hold(copy);
            await().atMost(PATIENCE).until(() -> !platform.isReady());
            platform.release(copy);
            platform.waitReady(PATIENCE);
            assertThat(platform.pid(copy)).isNotEqualTo(killed);
        }
    }

    @Test
    void aServiceThatDoesNotRunHasNoFurtherCopy() {
        try (Platform platform =
                Platform.start(PlatformOptions.of(folder).with().onFreePorts())) {
            assertThatThrownBy(() -> platform.startCopyOf(Service.SLA))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("sla-service");
        }
    }
}
