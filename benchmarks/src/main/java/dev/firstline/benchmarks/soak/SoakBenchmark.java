package dev.firstline.benchmarks.soak;

import dev.firstline.benchmarks.cost.SteadyLoad;
import dev.firstline.benchmarks.figures.Figures;
import dev.firstline.benchmarks.figures.Sample;
import dev.firstline.benchmarks.ground.Benchmark;
import dev.firstline.benchmarks.ground.Ground;
import dev.firstline.benchmarks.ground.PlatformAsUsual;
import dev.firstline.benchmarks.ground.Report;
import dev.firstline.benchmarks.ground.Table;
import dev.firstline.benchmarks.load.HttpConnection;
import dev.firstline.benchmarks.pipeline.AlertReceiver;
import dev.firstline.benchmarks.pipeline.Journeys;
import dev.firstline.benchmarks.pipeline.Partner;
import dev.firstline.devstack.platform.PlatformAddresses;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** Mixed use for an hour: what all processes hold at its begin and its end, and how it grows between. */
public final class SoakBenchmark implements Benchmark {

    private static final int CONNECTIONS = 4;
    private static final int LOOKS = 60;
    private static final int SHOWN = 10;
    private static final double MOST_MIB = 2_048;
    private static final double MOST_GROWTH = 10;

    private final SoakOptions options;

    /** For an hour. */
    public SoakBenchmark() {
        this(SoakOptions.USUAL);
    }

    private SoakBenchmark(SoakOptions options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "soak";
    }

    @Override
    public String summary() {
        return "an hour of mixed use: the memory of all processes together, and how it grows";
    }

    @Override
    public Benchmark with(List<String> words) {
        return new SoakBenchmark(SoakOptions.of(words));
    }

    @Override
    public Report run(Ground ground) throws Exception {
        var platform = PlatformAsUsual.start(ground);
        ground.measureCommits(platform.addresses());
        var journeys = new Journeys();
        var secret = AlertReceiver.secret();
        var receiver = ground.keep(new AlertReceiver(secret, journeys));
        new Partner(platform.addresses()).signUp(receiver.url(), secret);
        var nanos = new ConcurrentLinkedQueue<Long>();
        ground.say("%d requests per second for %s.", options.perSecond(), options.length());
        var growth = use(ground, platform, nanos);
        var times = Sample.ofNanos(nanos);
        var table = new Table("after", "MiB");
        int every = Math.max(1, growth.looks().size() / SHOWN);
        for (int i = 0; i < growth.looks().size(); i += every) {
            var look = growth.looks().get(i);
            table.row(look.at().toMinutes() + " min", look.mib());
        }
        return new Report()
                .tell(table)
                .tell("%,d requests; p50 %.1f ms, p99 %.1f ms."
                        .formatted(times.size(), times.millisAt(0.5), times.millisAt(0.99)))
                .tell("Wanted: at most %,.0f MiB at the end, at most %.0f MiB more per hour."
                        .formatted(MOST_MIB, MOST_GROWTH))
                .figure("start_mib", Figures.rounded(growth.startMib(), 0))
                .figure("end_mib", Figures.rounded(growth.endMib(), 0))
                .figure("growth_mib_h", Figures.rounded(growth.mibPerHour(), 1))
                .figure("p99_ms", Figures.rounded(times.millisAt(0.99), 1))
                .figure("requests", times.size());
    }

    private Growth use(Ground ground, PlatformAsUsual platform, Queue<Long> nanos) throws Exception {
        long begin = System.nanoTime();
        long end = begin + options.length().toNanos();
        long warm = begin + options.warmUp().toNanos();
        long between = (end - warm) / LOOKS;
        var looks = new ArrayList<Growth.Look>();
        try (var load = SteadyLoad.start(clients(ground, platform.addresses(), nanos), options.perSecond())) {
            for (long next = warm; next <= end; next += between) {
                pass(next, load);
                looks.add(new Growth.Look(Duration.ofNanos(System.nanoTime() - begin), platform.memoryMib()));
            }
            load.end();
        }
        return new Growth(looks);
    }

    private static List<MixedUse> clients(Ground ground, PlatformAddresses platform, Queue<Long> nanos)
            throws Exception {
        var token = platform.token(Partner.TENANT, "crm-client,helpdesk-agent,admin-agent,ops");
        var clients = new ArrayList<MixedUse>();
        for (int i = 0; i < CONNECTIONS; i++) {
            var connection = ground.keep(new HttpConnection(platform.frontDoor(), "/v1/tickets", token));
            clients.add(new MixedUse("soak-" + i, connection, nanos));
        }
        return clients;
    }

    private static void pass(long until, SteadyLoad load) throws Exception {
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(Math.min(Duration.ofMillis(200).toNanos(), until - System.nanoTime()));
            load.check();
        }
    }
}
