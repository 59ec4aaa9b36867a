package dev.firstline.chassis.telemetry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.firstline.chassis.fixture.Stack;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What was built once exports traces when it is told to at its start, and none otherwise. */
@Stack
@WithTestResource(TracesAreExportedTest.Collector.class)
class TracesAreExportedTest {

    private static final List<String> RECEIVED = new CopyOnWriteArrayList<>();

    @Test
    void aCollectorGetsTheSpansOfARequest() {
        given().header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00")
                .get("/v1/notes/long");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(RECEIVED)
                        .anySatisfy(spans -> assertThat(spans).contains("/v1/notes/long")));
    }

    /** Takes what is exported by HTTP. Told to the service as an operator tells it: nothing of it is known when the service is built. */
    public static class Collector implements QuarkusTestResourceLifecycleManager {

        private HttpServer server;

        @Override
        public Map<String, String> start() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server.createContext("/v1/traces", exchange -> {
                RECEIVED.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return Map.of(
                    "firstline.otel.ratio", "1",
                    "firstline.otel.protocol", "http/protobuf",
                    "firstline.otel.endpoint",
                            "http://localhost:" + server.getAddress().getPort());
        }

        @Override
        public void stop() {
            server.stop(0);
        }
    }
}
