package dev.firstline.benchmarks.overload;

import dev.firstline.benchmarks.cost.SteadyLoad;
import dev.firstline.benchmarks.ground.Ground;
import dev.firstline.benchmarks.pipeline.AlertReceiver;
import dev.firstline.benchmarks.pipeline.Journeys;
import dev.firstline.devstack.platform.PlatformAddresses;
import dev.firstline.devstack.platform.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** The platform, the tenants that file, and who hears what became of their tickets. */
final class Scene {

    /** Tickets per second whose promises nobody keeps: two breaches each. */
    static final int URGENT_RATE = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final String URGENT = "urgent";
    private static final String POLICY = """
        {"rules":[{"id":"short","goals":[
          {"target":"FIRST_RESPONSE","goal":"PT5S","calendar":"24x7","warnAtPercent":[]},
          {"target":"RESOLUTION","goal":"PT6S","calendar":"24x7","warnAtPercent":[]}]}]}\
        """;
    private static final String SUBSCRIPTION = """
        {"channel":"WEBHOOK","url":"%s","eventTypes":["%s"],"secret":"%s"}\
        """;

    private final PlatformAddresses platform;
    private final Journeys journeys = new Journeys();
    private final List<Crm> crms;
    private final Crm urgent;
    private final BreachReceiver breaches;

    private Scene(Ground ground, PlatformAddresses platform, int tenants) throws Exception {
        this.platform = platform;
        breaches = ground.keep(new BreachReceiver());
        urgent = new Crm(URGENT, true, ground, platform, journeys);
        crms = IntStream.rangeClosed(1, tenants)
                .mapToObj(i -> new Crm("crm-" + i, false, ground, platform, journeys))
                .toList();
        var secret = AlertReceiver.secret();
        var receiver = ground.keep(new AlertReceiver(secret, journeys));
        for (var crm : crms) {
            subscribe(crm.tenant(), receiver.url(), "diagnosis.completed", secret);
        }
        subscribe(URGENT, receiver.url(), "diagnosis.completed", secret);
        subscribe(URGENT, breaches.url(), "sla.breached", AlertReceiver.secret());
        send(URGENT, "PUT", platform.service(Service.SLA).resolve("/v1/policies/short"), POLICY);
    }

    /** Starts the platform as it is by default, but for the rates of single tenants, and signs all up. */
    static Scene open(Ground ground, int tenants) throws Exception {
        return new Scene(ground, ground.limitingPlatform(Service.values()).addresses(), tenants);
    }

    /** In the order of their numbers. */
    List<Crm> crms() {
        return crms;
    }

    BreachReceiver breaches() {
        return breaches;
    }

    /** Begins with the tickets that break their promises. */
    SteadyLoad startUrgent() throws Exception {
        return urgent.start(URGENT_RATE, 2 * URGENT_RATE);
    }

    /** Waits until all that were accepted by now were told of, as long as it gets on; how long that took. */
    Duration drain() {
        var filed = crms.stream().flatMap(crm -> crm.filed().stream()).toList();
        long begin = System.nanoTime();
        long deadline = begin + PATIENCE.toNanos();
        int waiting = journeys.waiting(filed);
        while (waiting > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE.toNanos());
            int now = journeys.waiting(filed);
            deadline = now < waiting ? System.nanoTime() + PATIENCE.toNanos() : deadline;
            waiting = now;
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Accepted tickets that nobody was told of. */
    int lost() {
        return journeys.waiting(
                        crms.stream().flatMap(crm -> crm.filed().stream()).toList())
                + journeys.waiting(urgent.filed());
    }

    /** Alerts that came more than once. */
    int doubled() {
        return journeys.repeated() + breaches.repeated();
    }

    private void subscribe(String tenant, URI receiver, String type, String secret) throws Exception {
        send(
                tenant,
                "POST",
                platform.frontDoor().resolve("/v1/subscriptions"),
                SUBSCRIPTION.formatted(receiver, type, secret));
    }

    private void send(String tenant, String method, URI address, String body) throws IOException, InterruptedException {
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var request = HttpRequest.newBuilder(address)
                    .header("Authorization", "Bearer " + platform.token(tenant, "global-admin"))
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(body))
                    .build();
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        method + " " + address + ": " + answer.statusCode() + " " + answer.body());
            }
        }
    }
}
