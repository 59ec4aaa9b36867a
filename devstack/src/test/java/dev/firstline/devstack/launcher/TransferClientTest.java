package dev.firstline.devstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.firstline.devstack.process.StartFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lines and exit codes of {@code ./firstline import} and {@code export}, on a stand-in for the service. */
class TransferClientTest {

    private record Canned(int status, String body, String link) {}

    private final Map<String, Queue<Canned>> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private HttpServer service;

    @BeforeEach
    void open() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            String path = exchange.getRequestURI().toString();
            asked.add(exchange.getRequestMethod() + " " + path);
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var queue = answers.get(path);
            Canned canned = queue.size() > 1 ? queue.remove() : queue.element();
            byte[] body = canned.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Retry-After", "0");
            if (!canned.link().isEmpty()) {
                exchange.getResponseHeaders().add("Link", canned.link());
            }
            exchange.sendResponseHeaders(canned.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        service.start();
    }

    @AfterEach
    void close() {
        service.stop(0);
    }

    @Test
    void anImportIsSentAwaitedAndTold() throws IOException {
        answer("/v1/imports", 429, "{}");
        answer("/v1/imports", 202, "{\"id\":\"i1\"}");
        answer("/v1/imports/i1", 503, "{}");
        answer("/v1/imports/i1", 200, view("RUNNING", 0));
        answer("/v1/imports/i1", 200, view("DONE", 0));

        assertThat(client().importAll(file("a\nb\nc\n"), false)).isZero();

        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("3 lines: 2 created, 1 updated, 0 unchanged, 0 refused");
        assertThat(keys.get(0)).hasSize(64).isEqualTo(keys.get(1));
    }

    @Test
    void whatWasRefusedIsToldWithItsLineInTheFile() throws IOException {
        answer("/v1/imports", 202, "{\"id\":\"i1\"}");
        answer("/v1/imports/i1", 200, view("DONE", 2));
        answer("/v1/imports/i1/results?outcome=REFUSED&limit=200", 200, """
                {"items":[{"line":2,"reference":"OLD-1","problem":{"detail":"It lives here."}}],"next":"c+1"}""");
        answer("/v1/imports/i1/results?outcome=REFUSED&limit=200&cursor=c%2B1", 200, """
                {"items":[{"line":3,"problem":{"detail":"It is no JSON."}}]}""");

        assertThat(client().importAll(file("a\nb\nc\n"), false)).isEqualTo(1);

        assertThat(told.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("line 2 (OLD-1): It lives here.", "line 3: It is no JSON.");
    }

    @Test
    void theClocksOfTicketsAreJudgedUnderTheirNewIds() throws IOException {
        answer("/v1/imports", 202, "{\"id\":\"i1\"}");
        answer("/v1/imports/i1", 200, view("DONE", 0));
        answer("/v1/imports/i1/results?limit=200", 200, """
                {"items":[{"line":1,"outcome":"CREATED"},{"line":2,"outcome":"CREATED","ticketId":"t-2"}]}""");
        answer("/v1/sla/history", 200, "{}");

        assertThat(client().importAll(file("""
                {"kind":"customer"}
                {"kind":"ticket","ticket":{"type":"INCIDENT"},"status":"NEW","openedAt":"2026-03-02T09:00:00Z"}
                """), true)).isZero();

        assertThat(bodies.getLast())
                .isEqualTo(
                        "{\"tickets\":[{\"ticketId\":\"t-2\",\"openedAt\":\"2026-03-02T09:00:00Z\",\"language\":\"EN\","
                                + "\"events\":[],\"type\":\"INCIDENT\"}]}");
    }

    @Test
    void aRefusalIsItsReason() {
        answer("/v1/imports", 507, "{\"detail\":\"There is no room.\"}");

        assertThatThrownBy(() -> client().importAll(file("a\n"), false))
                .isInstanceOf(StartFailure.class)
                .hasMessage("There is no room.");
    }

    @Test
    void anExportIsReadPageByPage() throws IOException {
        answer("/v1/exports?limit=1000", 200, "a\nb\n", "</v1/exports?limit=1000&cursor=x>; rel=\"next\"");
        answer("/v1/exports?limit=1000&cursor=x", 502, "");
        answer("/v1/exports?limit=1000&cursor=x", 200, "c\n", "</v1/exports?limit=1000&cursor=y>; rel=\"next\"");
        answer("/v1/exports?limit=1000&cursor=y", 200, "\n");
        var file = new ByteArrayOutputStream();
        var client = client();

        client.exportAll(file);

        assertThat(file.toString(StandardCharsets.UTF_8)).isEqualTo("a\nb\nc\n");
        assertThat(client.lines()).isEqualTo(3);
        assertThat(asked).hasSize(4);
    }

    private void answer(String path, int status, String body) {
        answer(path, status, body, "");
    }

    private void answer(String path, int status, String body, String link) {
        answers.computeIfAbsent(path, asked -> new ArrayDeque<>()).add(new Canned(status, body, link));
    }

    private static String view(String state, int refused) {
        return "{\"state\":\"" + state + "\",\"lines\":3,\"created\":" + (2 - refused)
                + ",\"updated\":1,\"unchanged\":0,\"refused\":" + refused + "}";
    }

    private static ByteArrayInputStream file(String lines) {
        return new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
    }

    private TransferClient client() {
        return new TransferClient(
                URI.create("http://127.0.0.1:" + service.getAddress().getPort()),
                () -> "token",
                Duration.ofMillis(1),
                new PrintStream(said, true, StandardCharsets.UTF_8),
                new PrintStream(told, true, StandardCharsets.UTF_8));
    }
}
