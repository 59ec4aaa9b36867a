package dev.firstline.benchmarks.intake;

import dev.firstline.benchmarks.figures.Figures;
import dev.firstline.benchmarks.figures.Sample;
import dev.firstline.benchmarks.ground.Benchmark;
import dev.firstline.benchmarks.ground.Ground;
import dev.firstline.benchmarks.ground.Report;
import dev.firstline.benchmarks.ground.Table;
import dev.firstline.benchmarks.load.ClosedLoop;
import dev.firstline.benchmarks.load.HttpConnection;
import dev.firstline.devstack.platform.Platform;
import dev.firstline.devstack.platform.Service;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Accepted tickets per second through HTTP with token check, and beside it what the database alone could do. In pairs one after the
 * other, since a machine is not equally fast at all times; the medians count.
 */
public final class IntakeBenchmark implements Benchmark {

    private static final int CONNECTIONS = 32;
    private static final int PAIRS = 5;
    private static final Duration GENTLE = Duration.ofSeconds(5);
    private static final Duration BARE_WARM_UP = Duration.ofSeconds(10);
    /** The optimising compiler needs some ten thousand requests. */
    private static final Duration WARM_UP = Duration.ofSeconds(90);

    private static final Duration ROUND = Duration.ofSeconds(8);
    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(2);
    private static final double LEAST = 0.3;
    private static final double AIM = 0.5;

    @Override
    public String name() {
        return "intake";
    }

    @Override
    public String summary() {
        return "accepted tickets per second, beside the bare transaction of the same database";
    }

    @Override
    public Report run(Ground ground) throws Exception {
        var platform = ground.platform(Service.INTAKE);
        var stored = new AcceptedTickets(platform.addresses().superuser("intake"));
        var bare = bareClients(ground, platform);
        var tickets = ticketClients(ground, platform);
        ground.say("Warms up for %d s.", GENTLE.plus(BARE_WARM_UP).plus(WARM_UP).toSeconds());
        // A JVM that has just started is slow enough at first for 32 requests at once to run into its time limits.
        ClosedLoop.run(tickets.subList(0, 1), GENTLE);
        ClosedLoop.run(bare, BARE_WARM_UP);
        ClosedLoop.run(tickets, WARM_UP);
        drain(stored);
        var pairs = new ArrayList<Pair>();
        for (int number = 1; number <= PAIRS; number++) {
            var limit = ClosedLoop.run(bare, ROUND);
            var accepted = ClosedLoop.run(tickets, ROUND);
            long pending = stored.pending();
            var pair = new Pair(limit, accepted, pending, drain(stored));
            pairs.add(pair);
            ground.say(
                    "Pair %d of %d: bare %,.0f/s, accepted %,.0f/s, ratio %.2f.",
                    number, PAIRS, limit.perSecond(), accepted.perSecond(), pair.ratio());
        }
        var ids = tickets.stream().flatMap(client -> client.accepted().stream()).toList();
        ground.say("Looks for each of the %,d accepted tickets in the database.", ids.size());
        return report(pairs, ids.size(), stored.missing(ids));
    }

    private static List<BareClient> bareClients(Ground ground, Platform platform) throws SQLException {
        try (var connection = platform.addresses().superuser("postgres").getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database bare");
        }
        var database = platform.addresses().superuser("bare");
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(BareClient.TABLES);
        }
        var clients = new ArrayList<BareClient>();
        for (int i = 0; i < CONNECTIONS; i++) {
            clients.add(ground.keep(new BareClient(database.getConnection())));
        }
        return clients;
    }

    private static List<TicketClient> ticketClients(Ground ground, Platform platform) throws Exception {
        var token = platform.token("bench", "crm-client");
        var clients = new ArrayList<TicketClient>();
        for (int i = 0; i < CONNECTIONS; i++) {
            var connection = new HttpConnection(platform.addresses().service(Service.INTAKE), "/v1/tickets", token);
            clients.add(new TicketClient(i, ground.keep(connection)));
        }
        return clients;
    }

    /** Waits until every event is sent, so that the relay does not work in the next round of the bare database. */
    private static double drain(AcceptedTickets stored) throws SQLException {
        long start = System.nanoTime();
        while (stored.pending() > 0) {
            if (System.nanoTime() - start > LONGEST_DRAIN.toNanos()) {
                throw new IllegalStateException("events wait in the outbox and are not sent");
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static Report report(List<Pair> pairs, int accepted, long missing) {
        var table = new Table("pair", "bare/s", "accepted/s", "ratio", "p50 ms", "p99 ms", "unsent", "drained ms");
        for (int i = 0; i < pairs.size(); i++) {
            var pair = pairs.get(i);
            table.row(
                    i + 1,
                    "%,.0f".formatted(pair.limit().perSecond()),
                    "%,.0f".formatted(pair.accepted().perSecond()),
                    "%.2f".formatted(pair.ratio()),
                    pair.accepted().times().millisAt(0.5),
                    pair.accepted().times().millisAt(0.99),
                    pair.pendingAtEnd(),
                    pair.drainMillis());
        }
        double ratio = Figures.median(pairs.stream().map(Pair::ratio).toList());
        var times = Sample.together(
                pairs.stream().map(pair -> pair.accepted().times()).toList());
        return new Report()
                .tell(table)
                .tell(
                        "Median ratio %.2f; wanted: at least %.1f, the aim is %.1f. All %,d tickets that were answered 201 %s."
                                .formatted(
                                        ratio, LEAST, AIM, accepted, missing == 0 ? "are stored" : "were looked for"))
                .faultIf(missing > 0, missing + " accepted tickets are not in the database.")
                .figure(
                        "rate",
                        perSecond(pairs.stream()
                                .map(pair -> pair.accepted().perSecond())
                                .toList()))
                .figure(
                        "limit",
                        perSecond(pairs.stream()
                                .map(pair -> pair.limit().perSecond())
                                .toList()))
                .figure("ratio", Figures.rounded(ratio, 3))
                .figure("p50_ms", Figures.rounded(times.millisAt(0.5), 1))
                .figure("p99_ms", Figures.rounded(times.millisAt(0.99), 1));
    }

    private static double perSecond(List<Double> rates) {
        return Figures.rounded(Figures.median(rates), 1);
    }
}
