package dev.firstline.console;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A Chromium without a screen, driven over its DevTools protocol: <a href="https://chromedevtools.github.io/devtools-protocol/">the
 * domains Target, Page, Runtime, Input and Emulation</a> are all that is used. It has a profile of its own, gone when it is closed.
 */
final class Chromium implements AutoCloseable {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path profile;
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();

    /**
     * Starts it.
     *
     * @param address host and port that pages name
     * @param port of this machine where that address leads
     */
    Chromium(String address, int port) {
        try {
            profile = Files.createTempDirectory("chromium");
            process = new ProcessBuilder(
                            program().orElseThrow().toString(),
                            "--headless=new",
                            // It visits nothing but the service under test; as root it starts in no other way.
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-dev-shm-usage",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--no-first-run",
                            "--no-default-browser-check",
                            "--remote-debugging-port=0",
                            "--user-data-dir=" + profile,
                            "--host-resolver-rules=MAP " + address + " 127.0.0.1:" + port,
                            "about:blank")
                    .redirectErrorStream(true)
                    .redirectOutput(profile.resolve("chromium.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        socket = http.newWebSocketBuilder()
                .buildAsync(address(), new Answers())
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    /** Whether this machine has one; for {@code @EnabledIf}. */
    static boolean isInstalled() {
        return program().isPresent();
    }

    private static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Opens a tab in front of the others. */
    Tab open() {
        var target = command(null, "Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId")
                .asText();
        var session = command(null, "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .asText();
        return new Tab(this, target, session);
    }

    /** One command and its answer; session is null for what concerns the browser as a whole. */
    synchronized JsonNode command(String session, String method, Map<String, ?> parameters) {
        int number = numbers.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        asked.put(number, answer);
        var message = JSON.createObjectNode().put("id", number).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        if (session != null) {
            message.put("sessionId", session);
        }
        socket.sendText(message.toString(), true).join();
        return answer.orTimeout(60, TimeUnit.SECONDS).join();
    }

    private URI address() {
        var file = profile.resolve("DevToolsActivePort");
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> Files.readAllLines(file).size() == 2);
        try {
            var lines = Files.readAllLines(file);
            return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        http.shutdownNow();
        try (var files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts messages together and hands answers to those who asked; events are for nobody. */
    private final class Answers implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                answer(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void answer(String message) {
            try {
                var json = JSON.readTree(message);
                var waiting = json.has("id") ? asked.remove(json.get("id").asInt()) : null;
                if (waiting == null) {
                    return;
                }
                if (json.has("error")) {
                    waiting.completeExceptionally(
                            new IllegalStateException(json.get("error").toString()));
                } else {
                    waiting.complete(json.get("result"));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
