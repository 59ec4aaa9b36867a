package dev.firstline.devstack.demo;

import dev.firstline.devstack.platform.PlatformAddresses;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds and takes back what demonstrations have set for others: promises of seconds, known incidents, subscriptions of receivers that are
 * gone. Their tickets stay; those are theirs.
 */
public final class DemoTraces {

    /** The tenants in which a demonstration plays. */
    public static final List<String> TENANTS = List.of("contoso", "litware");

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 5;
    private static final int NOT_FOUND = 404;
    private static final int STALE = 412;

    private static final List<Kind> KINDS = List.of(
            new Kind("/v1/policies", "code", "code", true, false),
            new Kind("/v1/incidents", "incidentId", "incidentId", false, true),
            new Kind("/v1/subscriptions", "id", "description", false, true));

    private final PlatformAddresses platform;

    /** Of the platform with these addresses. */
    public DemoTraces(PlatformAddresses platform) {
        this.platform = platform;
    }

    /**
     * @param list where they are listed
     * @param id the member by which one is addressed
     * @param mark the member that bears the mark of the run
     * @param versioned whether taking back needs the ETag
     * @param paged whether the list comes in pages
     */
    private record Kind(String list, String id, String mark, boolean versioned, boolean paged) {}

    /**
     * Takes back what runs have left that were killed.
     *
     * @return the addresses of what was taken back
     * @throws IOException when a service does not answer, or refuses
     */
    public List<String> takeBackOfTheDead() throws IOException {
        return takeBack(run -> !run.isAlive());
    }

    /**
     * Takes back all of one run.
     *
     * @return the addresses of what was taken back
     * @throws IOException when a service does not answer, or refuses
     */
    public List<String> takeBack(DemoRun run) throws IOException {
        return takeBack(run::equals);
    }

    private List<String> takeBack(Predicate<DemoRun> whose) throws IOException {
        List<String> taken = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String tenant : TENANTS) {
                String token = platform.token(tenant, "global-admin");
                for (Kind kind : KINDS) {
                    for (String address : marked(client, token, kind, whose)) {
                        end(client, token, address, kind.versioned());
                        taken.add(address + " of " + tenant);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("broken off", e);
        }
        return taken;
    }

    private List<String> marked(HttpClient client, String token, Kind kind, Predicate<DemoRun> whose)
            throws IOException, InterruptedException {
        List<String> addresses = new ArrayList<>();
        String query = kind.paged() ? "?limit=200" : "";
        while (true) {
            JsonObject page = json(success(send(client, request(token, kind.list() + query))));
            for (Object each : page.getJsonArray("items", new JsonArray())) {
                JsonObject item = (JsonObject) each;
                boolean theirs = DemoRun.of(item.getString(kind.mark(), ""))
                        .filter(whose)
                        .isPresent();
                if (theirs && item.getString("closedAt") == null) {
                    addresses.add(kind.list() + "/" + item.getString(kind.id()));
                }
            }
            String next = page.getString("next");
            if (next == null) {
                return addresses;
            }
            query = "?limit=200&cursor=" + next;
        }
    }

    /** One that is gone already was taken back by another. */
    private void end(HttpClient client, String token, String address, boolean versioned)
            throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            HttpRequest.Builder request = request(token, address).DELETE();
            if (versioned) {
                HttpResponse<String> now = send(client, request(token, address));
                if (now.statusCode() == NOT_FOUND) {
                    return;
                }
                success(now).headers().firstValue("etag").ifPresent(tag -> request.header("If-Match", tag));
            }
            HttpResponse<String> answer = send(client, request);
            if (answer.statusCode() == NOT_FOUND) {
                return;
            }
            if (answer.statusCode() != STALE || attempt == ATTEMPTS) {
                success(answer);
                return;
            }
        }
    }

    private HttpRequest.Builder request(String token, String path) {
        return HttpRequest.newBuilder(platform.frontDoor().resolve(path))
                .timeout(DEADLINE)
                .header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> success(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(answer.request().method() + " " + answer.uri().getPath() + " answered "
                    + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }

    private static JsonObject json(HttpResponse<String> answer) throws IOException {
        try {
            return new JsonObject(answer.body());
        } catch (DecodeException e) {
            throw new IOException(answer.uri().getPath() + " did not answer with JSON", e);
        }
    }
}
