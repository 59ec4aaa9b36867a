package dev.firstline.benchmarks.intake;

import dev.firstline.benchmarks.figures.Figures;
import dev.firstline.benchmarks.figures.Sample;
import dev.firstline.benchmarks.ground.Benchmark;
import dev.firstline.benchmarks.ground.Ground;
import dev.firstline.benchmarks.ground.Report;
import dev.firstline.benchmarks.ground.Table;
import dev.firstline.benchmarks.load.ClosedLoop;
import dev.firstline.benchmarks.load.HttpConnection;
import dev.firstline.benchmarks.load.Round;
import dev.firstline.benchmarks.processes.ProcessorTime;
import dev.firstline.devstack.platform.Platform;
import dev.firstline.devstack.platform.Service;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

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
        var one = ticketClients(ground, platform, "one", place -> "bench", false);
        var keyed = ticketClients(ground, platform, "keyed", place -> "bench-keyed", true);
        var tenants = ticketClients(ground, platform, "many", place -> "bench-" + place, false);
        ground.say("Warms up for %d s.", GENTLE.plus(BARE_WARM_UP).plus(WARM_UP).toSeconds());
        // A JVM that has just started is slow enough at first for 32 requests at once to run into its time limits.
        ClosedLoop.run(one.subList(0, 1), GENTLE);
        ClosedLoop.run(bare, BARE_WARM_UP);
        ClosedLoop.run(one, WARM_UP.dividedBy(3));
        ClosedLoop.run(keyed, WARM_UP.dividedBy(3));
        ClosedLoop.run(tenants, WARM_UP.dividedBy(3));
        drain(stored);
        var pairs = new ArrayList<Pair>();
        for (int number = 1; number <= PAIRS; number++) {
            var pair = pair(platform, stored, bare, one, keyed, tenants);
            pairs.add(pair);
            ground.say(
                    "Pair %d of %d: bare %,.0f/s, accepted %,.0f/s, ratio %.2f; with keys %.2f of that, of 32 tenants %.2f.",
                    number,
                    PAIRS,
                    pair.limit().perSecond(),
                    pair.accepted().perSecond(),
                    pair.ratio(),
                    pair.keyedRatio(),
                    pair.tenantsRatio());
        }
        var ids = Stream.of(one, keyed, tenants)
                .flatMap(List::stream)
                .flatMap(client -> client.accepted().stream())
                .toList();
        ground.say("Looks for each of the %,d accepted tickets in the database.", ids.size());
        return report(pairs, ids.size(), stored.missing(ids));
    }

    private static Pair pair(
            Platform platform,
            AcceptedTickets stored,
            List<BareClient> bare,
            List<TicketClient> one,
            List<TicketClient> keyed,
            List<TicketClient> tenants)
            throws Exception {
        long database = platform.pid("postgres");
        long service = platform.pid(Service.INTAKE.serviceName());
        var atFirst = ProcessorTime.of(database);
        var limit = ClosedLoop.run(bare, ROUND);
        var ofBare = ProcessorTime.of(database).minus(atFirst);
        var before = ProcessorTime.of(database).plus(ProcessorTime.of(service));
        var accepted = ClosedLoop.run(one, ROUND);
        long pending = stored.pending();
        double drained = drain(stored);
        // What sends the events belongs to the tickets.
        var ofTickets =
                ProcessorTime.of(database).plus(ProcessorTime.of(service)).minus(before);
        var withKeys = ClosedLoop.run(keyed, ROUND);
        drain(stored);
        var ofMany = ClosedLoop.run(tenants, ROUND);
        drain(stored);
        return new Pair(
                limit,
                accepted,
                withKeys,
                ofMany,
                micros(ofBare, limit),
                micros(ofTickets, accepted),
                pending,
                drained);
    }

    private static double micros(Duration processor, Round round) {
        return processor.toMillis() * 1e3 / (round.perSecond() * ROUND.toSeconds());
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

    private static List<TicketClient> ticketClients(
            Ground ground, Platform platform, String name, IntFunction<String> tenant, boolean keyed) throws Exception {
        var clients = new ArrayList<TicketClient>();
        for (int i = 0; i < CONNECTIONS; i++) {
            var connection = new HttpConnection(
                    platform.addresses().service(Service.INTAKE),
                    "/v1/tickets",
                    platform.token(tenant.apply(i), "crm-client"));
            clients.add(new TicketClient(name + "-" + i, ground.keep(connection), keyed));
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
        var table = new Table(
                "pair",
                "bare/s",
                "accepted/s",
                "ratio",
                "keyed",
                "tenants",
                "bare us",
                "ticket us",
                "p50 ms",
                "p99 ms",
                "unsent",
                "drained ms");
        for (int i = 0; i < pairs.size(); i++) {
            var pair = pairs.get(i);
            table.row(
                    i + 1,
                    "%,.0f".formatted(pair.limit().perSecond()),
                    "%,.0f".formatted(pair.accepted().perSecond()),
                    "%.2f".formatted(pair.ratio()),
                    "%.2f".formatted(pair.keyedRatio()),
                    "%.2f".formatted(pair.tenantsRatio()),
                    "%,.0f".formatted(pair.bareCpuMicros()),
                    "%,.0f".formatted(pair.ticketCpuMicros()),
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
                .figure("keyed_ratio", median(pairs, Pair::keyedRatio, 3))
                .figure("tenants_ratio", median(pairs, Pair::tenantsRatio, 3))
                .figure("cpu_us_ticket", median(pairs, Pair::ticketCpuMicros, 0))
                .figure("bare_cpu_us", median(pairs, Pair::bareCpuMicros, 0))
                .figure("p50_ms", Figures.rounded(times.millisAt(0.5), 1))
                .figure("p99_ms", Figures.rounded(times.millisAt(0.99), 1));
    }

    private static double median(List<Pair> pairs, Function<Pair, Double> of, int digits) {
        return Figures.rounded(Figures.median(pairs.stream().map(of).toList()), digits);
    }

    private static double perSecond(List<Double> rates) {
        return Figures.rounded(Figures.median(rates), 1);
    }
}
