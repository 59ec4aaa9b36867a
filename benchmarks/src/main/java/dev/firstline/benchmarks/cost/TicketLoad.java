package dev.firstline.benchmarks.cost;

import dev.firstline.benchmarks.ground.Ground;
import dev.firstline.benchmarks.load.HttpConnection;
import dev.firstline.benchmarks.pipeline.AlertReceiver;
import dev.firstline.benchmarks.pipeline.Filer;
import dev.firstline.benchmarks.pipeline.Journeys;
import dev.firstline.benchmarks.pipeline.Partner;
import dev.firstline.devstack.platform.PlatformAddresses;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** Tickets at the front door that take the longest way: diagnosed, escalated, and told of to a receiver in this process. */
final class TicketLoad {

    private static final int CONNECTIONS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Ground ground;
    private final PlatformAddresses platform;
    private final Journeys journeys = new Journeys();
    private final Queue<String> filed = new ConcurrentLinkedQueue<>();
    private final AlertReceiver receiver;

    /** Signs the partner up whose tickets they are. */
    TicketLoad(Ground ground, PlatformAddresses platform) throws Exception {
        this.ground = ground;
        this.platform = platform;
        var secret = AlertReceiver.secret();
        receiver = ground.keep(new AlertReceiver(secret, journeys));
        new Partner(platform).signUp(receiver.url(), secret);
    }

    /** Begins to file. */
    SteadyLoad start(int perSecond) throws Exception {
        var token = platform.token(Partner.TENANT, "crm-client");
        var filers = new ArrayList<Filer>();
        for (int i = 0; i < CONNECTIONS; i++) {
            var connection = ground.keep(new HttpConnection(platform.frontDoor(), "/v1/tickets", token));
            filers.add(new Filer("cost-" + perSecond + "-" + i, connection, journeys, filed));
        }
        return SteadyLoad.start(filers, perSecond);
    }

    /** How many were accepted. */
    int filed() {
        return filed.size();
    }

    /** Waits until all were told of, as long as it gets on; how many were not. */
    int lost() {
        int waiting = journeys.waiting(filed);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (waiting > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE.toNanos());
            int now = journeys.waiting(filed);
            if (now < waiting) {
                deadline = System.nanoTime() + PATIENCE.toNanos();
            }
            waiting = now;
        }
        return waiting;
    }

    /** How many alerts had a signature that is not right. */
    int forged() {
        return receiver.forged();
    }
}
