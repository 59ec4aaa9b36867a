package dev.firstline.devstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void aPortOnWhichSomebodyListensIsTakenUntilHeLeaves() throws IOException {
        int port;
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = other.getLocalPort();
            assertThat(Ports.isTaken(port)).isTrue();
        }
        assertThat(Ports.isTaken(port)).isFalse();
    }

    @Test
    void aPortOnWhichSomebodyListensOnAllAddressesIsTakenToo() throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            assertThat(Ports.isTaken(other.getLocalPort())).isTrue();
        }
    }

    @Test
    void aPortAnswersOnlyWhileSomebodyListens() throws IOException {
        int port;
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = other.getLocalPort();
            assertThat(Ports.answers(port)).isTrue();
        }
        assertThat(Ports.answers(port)).isFalse();
    }

    @Test
    void freePortsAreBelowThoseOfOutgoingConnections() {
        assertThat(Ports.free(20)).allMatch(port -> port < 32_768);
    }

    @Test
    void freePortsAreAllDifferent() {
        List<Integer> ports = Ports.free(20);
        assertThat(new HashSet<>(ports)).hasSize(20);
    }
}
