package dev.firstline.devstack.launcher;

import dev.firstline.devstack.launcher.ImportParts.Part;
import dev.firstline.devstack.process.StartFailure;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Sends a file to intake part by part, or reads one from it page by page, and says what came of it. */
final class TransferClient {

    private static final int GOOD = 0;
    private static final int REFUSED = 1;

    /** Parts that are worked on or wait, so that one is there when the one before it ends. */
    private static final int AHEAD = 2;

    /** Tickets in a request to sla-service: as many as a page of results has. */
    private static final int IN_HISTORY = 200;

    private static final int TRIES = 5;
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>;\\s*rel=\"next\"");

    private final URI base;
    private final Supplier<String> token;
    private final Duration pause;
    private final PrintStream out;
    private final PrintStream err;

    private int lines;
    private int created;
    private int updated;
    private int unchanged;
    private int refused;

    /**
     * Asks there.
     *
     * @param token a fresh one: a large file takes longer than a token holds
     * @param pause between two looks at an import, and before something is tried again
     */
    TransferClient(URI base, Supplier<String> token, Duration pause, PrintStream out, PrintStream err) {
        this.base = base;
        this.token = token;
        this.pause = pause;
        this.out = out;
        this.err = err;
    }

    private record Sent(String id, Part part) {}

    /**
     * Imports a file; each refused line is told on standard error. The exit code.
     *
     * @param clocks whether sla-service is told of the tickets as well, so that their clocks are judged and count in the reports
     */
    int importAll(InputStream file, boolean clocks) throws IOException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var parts = new ImportParts(file);
            var sent = new ArrayDeque<Sent>();
            for (var part = parts.next(); part.isPresent(); part = parts.next()) {
                // Of one that waits for its turn the content is not needed any more.
                sent.add(new Sent(send(client, part.get()), clocks ? part.get() : withoutContent(part.get())));
                if (sent.size() == AHEAD) {
                    await(client, sent.remove(), clocks);
                }
            }
            while (!sent.isEmpty()) {
                await(client, sent.remove(), clocks);
            }
        }
        out.printf(
                Locale.ROOT,
                "%,d lines: %,d created, %,d updated, %,d unchanged, %,d refused%n",
                lines,
                created,
                updated,
                unchanged,
                refused);
        return refused == 0 ? GOOD : REFUSED;
    }

    /** Writes all that there is. */
    void exportAll(OutputStream file) throws IOException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String next = "/v1/exports?limit=1000";
            while (next != null) {
                var page = ok(patiently(client, get(next)), 200);
                // A page without a line is an empty one.
                if (!page.body().isBlank()) {
                    file.write(page.body().getBytes(StandardCharsets.UTF_8));
                    lines += (int) page.body().lines().count();
                }
                next = page.headers()
                        .firstValue("Link")
                        .map(NEXT::matcher)
                        .filter(link -> link.find())
                        .map(link -> link.group(1))
                        .orElse(null);
            }
        }
    }

    /** How many lines were written. */
    int lines() {
        return lines;
    }

    private static Part withoutContent(Part part) {
        return new Part(part.firstLine(), part.lines(), new byte[0]);
    }

    /** The same part of the same file is one import, however often it is sent. */
    private String send(HttpClient client, Part part) {
        var request = request("/v1/imports")
                .header("Content-Type", "application/x-ndjson")
                .header("Idempotency-Key", sha256(part.content()))
                .POST(BodyPublishers.ofByteArray(part.content()));
        return json(ok(patiently(client, request), 202)).getString("id");
    }

    private void await(HttpClient client, Sent sent, boolean clocks) {
        while (true) {
            var view = json(ok(patiently(client, get("/v1/imports/" + sent.id())), 200));
            if ("DONE".equals(view.getString("state"))) {
                lines += view.getInteger("lines");
                created += view.getInteger("created");
                updated += view.getInteger("updated");
                unchanged += view.getInteger("unchanged");
                refused += view.getInteger("refused");
                if (view.getInteger("refused") > 0) {
                    tellRefused(client, sent);
                }
                if (clocks) {
                    judge(client, sent);
                }
                out.printf(
                        Locale.ROOT,
                        "%,d lines done, up to line %,d of the file%n",
                        lines,
                        sent.part().firstLine() + sent.part().lines() - 1);
                return;
            }
            sleep();
        }
    }

    private void tellRefused(HttpClient client, Sent sent) {
        results(client, sent, "outcome=REFUSED&limit=200", items -> {
            for (int i = 0; i < items.size(); i++) {
                tellRefused(sent, items.getJsonObject(i));
            }
        });
    }

    /** Tells sla-service of the tickets of a part, a page of results at a time; what it knows it leaves as it is. */
    private void judge(HttpClient client, Sent sent) {
        var lines = new String(sent.part().content(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        results(client, sent, "limit=" + IN_HISTORY, items -> {
            var tickets = new JsonArray();
            for (int i = 0; i < items.size(); i++) {
                var result = items.getJsonObject(i);
                if (result.getString("ticketId") != null && !"REFUSED".equals(result.getString("outcome"))) {
                    PastClocks.of(
                                    result.getString("ticketId"),
                                    new JsonObject(lines.get(result.getInteger("line") - 1)))
                            .ifPresent(tickets::add);
                }
            }
            if (!tickets.isEmpty()) {
                var request = request("/v1/sla/history")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(
                                new JsonObject().put("tickets", tickets).encode()));
                ok(patiently(client, request), 200);
            }
        });
    }

    private void results(HttpClient client, Sent sent, String which, Consumer<JsonArray> page) {
        String cursor = "";
        while (cursor != null) {
            var answer = json(ok(
                    patiently(
                            client,
                            get("/v1/imports/" + sent.id() + "/results?" + which
                                    + (cursor.isEmpty()
                                            ? ""
                                            : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8)))),
                    200));
            page.accept(answer.getJsonArray("items", new JsonArray()));
            cursor = answer.getString("next");
        }
    }

    private void tellRefused(Sent sent, JsonObject result) {
        var problem = result.getJsonObject("problem", new JsonObject());
        err.println("line " + (sent.part().firstLine() - 1 + result.getInteger("line"))
                + (result.getString("reference") == null ? "" : " (" + result.getString("reference") + ")") + ": "
                + problem.getString("detail"));
    }

    private HttpRequest.Builder get(String path) {
        return request(path).GET();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofMinutes(5));
    }

    /** What is slowed down or broken off is asked again: nothing that is asked here is done twice by that. */
    private HttpResponse<String> patiently(HttpClient client, HttpRequest.Builder request) {
        IOException trouble = null;
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                var answer = client.send(
                        request.setHeader("Authorization", "Bearer " + token.get())
                                .build(),
                        BodyHandlers.ofString(StandardCharsets.UTF_8));
                if (answer.statusCode() != 429 && answer.statusCode() != 502 && answer.statusCode() != 503) {
                    return answer;
                }
                if (answer.statusCode() == 429) {
                    // Whoever is told when to come back comes back, however often: the imports before this one have to
                    // end first.
                    tries = -1;
                    sleep(answer.headers()
                            .firstValue("Retry-After")
                            .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                            .orElse(pause));
                }
            } catch (IOException e) {
                trouble = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StartFailure("Interrupted while waiting for the service.", e);
            }
            sleep();
        }
        throw trouble == null
                ? new StartFailure("The service is not available; start the command again when it is.")
                : new StartFailure("The service did not answer: " + trouble.getMessage(), trouble);
    }

    private HttpResponse<String> ok(HttpResponse<String> answer, int status) {
        if (answer.statusCode() != status) {
            throw new StartFailure(detail(answer));
        }
        return answer;
    }

    private static String detail(HttpResponse<String> answer) {
        try {
            return new JsonObject(answer.body())
                    .getString("detail", "The service answered " + answer.statusCode() + ".");
        } catch (DecodeException e) {
            return "The service answered " + answer.statusCode() + ".";
        }
    }

    private static JsonObject json(HttpResponse<String> answer) {
        try {
            return new JsonObject(answer.body());
        } catch (DecodeException e) {
            throw new StartFailure("The service answered with something else than JSON.", e);
        }
    }

    private void sleep() {
        sleep(pause);
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while waiting for the service.", e);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
