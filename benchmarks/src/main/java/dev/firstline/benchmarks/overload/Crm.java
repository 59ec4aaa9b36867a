package dev.firstline.benchmarks.overload;

import dev.firstline.benchmarks.cost.SteadyLoad;
import dev.firstline.benchmarks.ground.Ground;
import dev.firstline.benchmarks.load.ClosedLoop;
import dev.firstline.benchmarks.load.HttpConnection;
import dev.firstline.benchmarks.load.TicketWords;
import dev.firstline.benchmarks.pipeline.Journeys;
import dev.firstline.devstack.platform.PlatformAddresses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** A tenant that files tickets on a timetable, whether they are accepted or not, and sends no refused one again. */
final class Crm {

    private static final int CREATED = 201;
    private static final int TOO_MANY = 429;

    /** Every so manieth is of severity A. */
    private static final int SEVERE = 5;

    private final String tenant;
    private final boolean urgent;
    private final Ground ground;
    private final PlatformAddresses platform;
    private final Journeys journeys;
    private final Queue<String> filed = new ConcurrentLinkedQueue<>();
    private final AtomicLong number = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong severe = new AtomicLong();
    private final AtomicLong severeRefused = new AtomicLong();

    /** @param urgent whether all its tickets are of severity A */
    Crm(String tenant, boolean urgent, Ground ground, PlatformAddresses platform, Journeys journeys) {
        this.tenant = tenant;
        this.urgent = urgent;
        this.ground = ground;
        this.platform = platform;
        this.journeys = journeys;
    }

    /** What was answered up to an instant. */
    record Count(long accepted, long refused, long severe, long severeRefused) {

        Count since(Count before) {
            return new Count(
                    accepted - before.accepted,
                    refused - before.refused,
                    severe - before.severe,
                    severeRefused - before.severeRefused);
        }
    }

    String tenant() {
        return tenant;
    }

    Count count() {
        return new Count(filed.size(), refused.get(), severe.get(), severeRefused.get());
    }

    /** Ids of the tickets that were answered 201. */
    Collection<String> filed() {
        return filed;
    }

    /** Begins to file, through so many connections. */
    SteadyLoad start(int perSecond, int connections) throws Exception {
        var token = platform.token(tenant, "crm-client");
        var clients = new ArrayList<ClosedLoop.Client>();
        for (int i = 0; i < connections; i++) {
            var connection = ground.keep(new HttpConnection(platform.frontDoor(), "/v1/tickets", token));
            clients.add(() -> file(connection));
        }
        return SteadyLoad.start(clients, perSecond);
    }

    private void file(HttpConnection connection) throws IOException {
        long own = number.incrementAndGet();
        boolean first = urgent || own % SEVERE == 0;
        var answer = connection.post(words(own, first));
        var at = Instant.now();
        severe.addAndGet(first ? 1 : 0);
        switch (answer.status()) {
            case CREATED -> {
                journeys.accepted(answer.createdId(), at);
                filed.add(answer.createdId());
            }
            case TOO_MANY -> {
                refused.incrementAndGet();
                severeRefused.addAndGet(first ? 1 : 0);
            }
            default ->
                throw new IllegalStateException("neither accepted nor refused: " + answer.head() + answer.body());
        }
    }

    private byte[] words(long own, boolean first) {
        var json = TicketWords.json(tenant + "-" + own, own);
        return first
                ? json
                : new String(json, StandardCharsets.UTF_8)
                        .replace("\"severity\":\"A\"", "\"severity\":\"B\"")
                        .getBytes(StandardCharsets.UTF_8);
    }
}
