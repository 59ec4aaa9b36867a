package dev.firstline.devstack.launcher;

import dev.firstline.devstack.process.StartFailure;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks sla-service about a tenant's configuration and says its answers in lines for people and for build logs. The
 * numbers returned are exit codes: 0 good, 1 faults or a refusal, 3 a difference.
 */
final class SlaConfiguration {

    private static final int GOOD = 0;
    private static final int REFUSED = 1;
    private static final int DIFFERENT = 3;

    private final URI base;
    private final String token;
    private final PrintStream out;
    private final PrintStream err;

    SlaConfiguration(URI frontDoor, String token, PrintStream out, PrintStream err) {
        this.base = URI.create(frontDoor + "/v1/sla/configuration");
        this.token = token;
        this.out = out;
        this.err = err;
    }

    /** Prints the configuration in force. */
    int export() {
        HttpResponse<String> answer = send(request("").GET());
        if (answer.statusCode() != 200) {
            return refused(null, answer);
        }
        out.print(answer.body());
        return GOOD;
    }

    /** Prints all faults of a file. */
    int validate(Path file, byte[] yaml) {
        HttpResponse<String> answer = send(post("/validate", yaml));
        if (answer.statusCode() != 200) {
            return refused(file, answer);
        }
        JsonObject validation = json(answer);
        printHints(file, validation);
        if (validation.getBoolean("valid", false)) {
            out.println(file + " is valid.");
            return GOOD;
        }
        printFaults(file, validation.getJsonArray("faults", new JsonArray()));
        return REFUSED;
    }

    /** Prints what a file would change. */
    int diff(Path file, byte[] yaml, boolean prune) {
        HttpResponse<String> answer = send(post("/diff?prune=" + prune, yaml));
        if (answer.statusCode() != 200) {
            return refused(file, answer);
        }
        JsonObject diff = json(answer);
        SlaDiffLines.of(diff).forEach(out::println);
        printHints(file, diff);
        if (!diff.getBoolean("differs", false)) {
            return GOOD;
        }
        etag(answer).ifPresent(tag -> out.println("To change just this: --if-match " + tag));
        return DIFFERENT;
    }

    /**
     * Makes a file the configuration in force and prints what that changed.
     *
     * @param ifMatch the tag that an earlier diff named; empty means whatever is in force now
     */
    int apply(Path file, byte[] yaml, boolean prune, Optional<String> ifMatch) {
        HttpResponse<String> before = send(post("/diff?prune=" + prune, yaml));
        if (before.statusCode() != 200) {
            return refused(file, before);
        }
        HttpRequest.Builder request = post("/apply?prune=" + prune, yaml);
        ifMatch.or(() -> etag(before)).ifPresent(tag -> request.header("If-Match", "\"" + tag + "\""));
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() != 200) {
            return refused(file, answer);
        }
        JsonObject made = json(answer);
        SlaDiffLines.of(made).forEach(out::println);
        printHints(file, made);
        return GOOD;
    }

    private int refused(@Nullable Path file, HttpResponse<String> answer) {
        JsonObject problem = json(answer);
        JsonArray errors = problem.getJsonArray("errors");
        if (errors != null && file != null) {
            printFaults(file, errors);
        } else {
            err.println(problem.getString("detail", "The service answered " + answer.statusCode() + "."));
        }
        return REFUSED;
    }

    private void printFaults(Path file, JsonArray faults) {
        for (int i = 0; i < faults.size(); i++) {
            err.println(line(file, faults.getJsonObject(i), ""));
        }
    }

    /** What is hardly meant; it alters no exit code. */
    private void printHints(Path file, JsonObject answer) {
        JsonArray hints = answer.getJsonArray("hints", new JsonArray());
        for (int i = 0; i < hints.size(); i++) {
            err.println(line(file, hints.getJsonObject(i), "hint: "));
        }
    }

    private static String line(Path file, JsonObject fault, String kind) {
        String pointer = fault.getString("pointer", "");
        return file + ":" + fault.getInteger("line", 1) + ": " + kind + (pointer.isEmpty() ? "" : pointer + ": ")
                + fault.getString("detail");
    }

    private HttpRequest.Builder post(String path, byte[] yaml) {
        return request(path).header("Content-Type", "application/yaml").POST(BodyPublishers.ofByteArray(yaml));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(60));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new StartFailure("The service did not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while waiting for the service.", e);
        }
    }

    private static Optional<String> etag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").map(tag -> tag.replace("\"", ""));
    }

    private static JsonObject json(HttpResponse<String> answer) {
        try {
            return new JsonObject(answer.body());
        } catch (DecodeException e) {
            throw new StartFailure(
                    "The service answered " + answer.statusCode() + " with something else than JSON.", e);
        }
    }
}
