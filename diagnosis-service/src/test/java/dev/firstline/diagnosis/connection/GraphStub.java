package dev.firstline.diagnosis.connection;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * The vendor on this machine: an authorization server and the service communications of Microsoft Graph, by their published description. Each
 * test has directories of its own, so that none meets what another one does to its.
 */
public final class GraphStub implements QuarkusTestResourceLifecycleManager {

    private static final Map<UUID, StubDirectory> DIRECTORIES = new ConcurrentHashMap<>();
    private static final String API = "/v1.0/admin/serviceAnnouncement";

    private HttpServer server;

    /** A directory that nobody has heard of before, with its consent. */
    static StubDirectory directory() {
        var directory = new StubDirectory(UUID.randomUUID());
        DIRECTORIES.put(directory.id(), directory);
        return directory;
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
        var address = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.ofEntries(
                Map.entry("firstline.graph.url", address + "/v1.0"),
                Map.entry("firstline.graph.token-url", address + "/{directory}/oauth2/v2.0/token"),
                Map.entry("firstline.graph.timeout", "2s"),
                Map.entry("firstline.graph.longest", "10s"),
                Map.entry("firstline.health.every", "300ms"),
                Map.entry("firstline.health.schedule", "0.3,".repeat(200) + "60"),
                Map.entry("firstline.health.poll", "50ms"),
                Map.entry("firstline.health.lease", "21s"));
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (path.endsWith("/oauth2/v2.0/token")) {
                var directory = DIRECTORIES.get(UUID.fromString(path.split("/")[1]));
                answer(exchange, directory == null ? StubAnswer.of(404, "{}") : directory.token(body));
                return;
            }
            var directory = StubDirectory.ofToken(exchange.getRequestHeaders().getFirst("Authorization"))
                    .map(DIRECTORIES::get);
            if (directory.isEmpty() || !path.startsWith(API)) {
                answer(exchange, StubAnswer.of(401, "{\"error\":{\"code\":\"InvalidAuthenticationToken\"}}"));
                return;
            }
            var host = "http://" + exchange.getRequestHeaders().getFirst("Host");
            answer(
                    exchange,
                    directory
                            .get()
                            .api(
                                    path.substring(API.length()),
                                    String.valueOf(exchange.getRequestURI().getQuery()),
                                    host + API));
        }
    }

    private static void answer(HttpExchange exchange, StubAnswer answer) throws IOException {
        LockSupport.parkNanos(answer.after().toNanos());
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    /** What to answer, and after how long. */
    record StubAnswer(int status, Map<String, String> headers, String body, Duration after) {

        static StubAnswer of(int status, String body) {
            return new StubAnswer(status, Map.of("Content-Type", "application/json"), body, Duration.ZERO);
        }

        StubAnswer with(String header, String value) {
            return new StubAnswer(status, Map.of(header, value), body, after);
        }

        StubAnswer later(Duration wait) {
            return new StubAnswer(status, headers, body, wait);
        }
    }
}
