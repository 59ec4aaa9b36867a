package dev.firstline.devstack.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LivenessWatchTest {

    private static final Instant START = Instant.parse("2026-11-28T19:00:00Z");

    private final List<String> restarted = new ArrayList<>();
    private volatile int status = 200;
    private HttpServer service;
    private LivenessWatch watch;

    @BeforeEach
    void serve() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        service.createContext("/q/health/live", exchange -> {
            byte[] body = """
                    {"checks":[{"name":"loops","status":"DOWN","data":{"sla-timer":"has ended","watermarks":"well"}},
                               {"name":"scheduled jobs","status":"UP"}]}""".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        service.start();
        var address = URI.create("http://127.0.0.1:" + service.getAddress().getPort());
        watch = new LivenessWatch(
                () -> Map.of("sla-service", address), (name, trouble) -> restarted.add(name + ": " + trouble));
    }

    @AfterEach
    void stop() {
        watch.close();
        service.stop(0);
    }

    @Test
    void whatIsUnwellForAMinuteIsStartedAgainOnce() {
        status = 503;
        watch.look(START);
        watch.look(START.plusSeconds(59));
        assertThat(restarted).isEmpty();

        watch.look(START.plusSeconds(60));
        assertThat(restarted).containsExactly("sla-service: loops: sla-timer has ended");

        watch.look(START.plusSeconds(65));
        assertThat(restarted).hasSize(1);
    }

    @Test
    void whatIsWellInBetweenIsLeftAlone() {
        status = 503;
        watch.look(START);
        status = 200;
        watch.look(START.plusSeconds(30));
        status = 503;
        watch.look(START.plusSeconds(61));

        assertThat(restarted).isEmpty();
    }

    @Test
    void whatDoesNotAnswerIsBusyAndLeftAlone() {
        service.stop(0);
        watch.look(START);
        watch.look(START.plusSeconds(600));

        assertThat(restarted).isEmpty();
    }
}
