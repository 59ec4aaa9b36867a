package dev.firstline.devstack.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The health check of the containers, with a process in place of the service. */
class ContainerHealthTest {

    @TempDir
    Path folder;

    private final Map<String, Integer> statuses =
            new ConcurrentHashMap<>(Map.of("/q/health/live", 200, "/q/health/ready", 200));
    private HttpServer health;
    private Process service;

    @BeforeEach
    void serve() throws IOException {
        health = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        health.createContext("/", exchange -> {
            exchange.sendResponseHeaders(statuses.get(exchange.getRequestURI().getPath()), -1);
            exchange.close();
        });
        health.start();
        service = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void stop() {
        health.stop(0);
        service.destroyForcibly();
    }

    @Test
    void aServiceThatIsAliveAndReadyIsHealthy() throws Exception {
        assertThat(check("60")).isZero();
    }

    @Test
    void oneThatIsNotReadyOrDoesNotAnswerIsUnhealthyAndLeftAlone() throws Exception {
        statuses.put("/q/health/ready", 503);
        assertThat(check("0")).isEqualTo(1);
        health.stop(0);
        assertThat(check("0")).isEqualTo(1);

        assertThat(service.isAlive()).isTrue();
    }

    @Test
    void oneThatIsUnwellForTooLongIsAskedToEnd() throws Exception {
        statuses.put("/q/health/live", 503);
        assertThat(check("3600")).isEqualTo(1);
        assertThat(service.isAlive()).isTrue();

        Files.writeString(mark(), "1000");
        assertThat(check("3600")).isEqualTo(1);
        assertThat(service.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(mark()).doesNotExist();
    }

    @Test
    void oneThatRecoversBeginsAnew() throws Exception {
        Files.writeString(mark(), "1000");

        assertThat(check("3600")).isZero();
        assertThat(mark()).doesNotExist();
    }

    private int check(String patience) throws Exception {
        var script = new ProcessBuilder(
                        "bash", Path.of("../deploy/health.sh").toAbsolutePath().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        script.environment()
                .putAll(Map.of(
                        "FIRSTLINE_HTTP_PORT",
                                Integer.toString(health.getAddress().getPort()),
                        "FIRSTLINE_UNWELL_MARK", mark().toString(),
                        "FIRSTLINE_UNWELL_SECONDS", patience,
                        "FIRSTLINE_UNWELL_PID", Long.toString(service.pid())));
        var running = script.start();
        assertThat(running.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return running.exitValue();
    }

    private Path mark() {
        return folder.resolve("unwell-since");
    }
}
