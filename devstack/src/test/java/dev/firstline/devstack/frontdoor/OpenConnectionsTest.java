package dev.firstline.devstack.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.net.SocketAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenConnectionsTest {

    private final OpenConnections connections = new OpenConnections(new DoorLimits(4, 2, 1, 1));

    @Test
    void oneAddressHasItsShareAndAllTogetherTheirs() {
        assertThat(connections.enter("192.0.2.1")).isTrue();
        assertThat(connections.enter("192.0.2.1")).isTrue();
        assertThat(connections.enter("192.0.2.1")).isFalse();
        assertThat(connections.enter("192.0.2.2")).isTrue();
        assertThat(connections.enter("192.0.2.3")).isTrue();
        assertThat(connections.enter("192.0.2.4")).isFalse();

        connections.leave("192.0.2.1");

        assertThat(connections.enter("192.0.2.1")).isTrue();
    }

    @Test
    void addressesOfThisMachineCountAmongAllAlone() {
        assertThat(OpenConnections.counted(SocketAddress.inetSocketAddress(5, "127.0.0.1")))
                .isEmpty();
        assertThat(OpenConnections.counted(SocketAddress.inetSocketAddress(5, "::1")))
                .isEmpty();
        assertThat(OpenConnections.counted(SocketAddress.inetSocketAddress(5, "192.0.2.1")))
                .isEqualTo("192.0.2.1");
        for (int i = 0; i < 4; i++) {
            assertThat(connections.enter("")).isTrue();
        }
        assertThat(connections.enter("")).isFalse();
    }

    @Test
    void limitsComeFromTheEnvironment() {
        assertThat(DoorLimits.of(Map.of())).isEqualTo(DoorLimits.DEFAULT);
        assertThat(DoorLimits.of(Map.of("FIRSTLINE_DOOR_CONNECTIONS", "9", "FIRSTLINE_DOOR_STREAMS", " 3 ")))
                .isEqualTo(new DoorLimits(9, DoorLimits.DEFAULT.perAddress(), DoorLimits.DEFAULT.requests(), 3));
        assertThatThrownBy(() -> DoorLimits.of(Map.of("FIRSTLINE_DOOR_REQUESTS", "many")))
                .hasMessageContaining("FIRSTLINE_DOOR_REQUESTS");
        assertThatThrownBy(() -> DoorLimits.of(Map.of("FIRSTLINE_DOOR_REQUESTS", "0")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
