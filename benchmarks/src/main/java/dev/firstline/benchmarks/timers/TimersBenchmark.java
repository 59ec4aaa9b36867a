package dev.firstline.benchmarks.timers;

import dev.firstline.benchmarks.figures.Figures;
import dev.firstline.benchmarks.ground.Benchmark;
import dev.firstline.benchmarks.ground.Ground;
import dev.firstline.benchmarks.ground.Report;
import dev.firstline.benchmarks.ground.Table;
import dev.firstline.benchmarks.load.TopicWatch;
import dev.firstline.contracts.Topic;
import dev.firstline.devstack.platform.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * 100,000 running clocks, 5,000 of them due in the same instant: from due to the event in the hands of a Kafka consumer. Three such
 * bursts, the first on a service that has fired nothing yet; the worst counts.
 */
public final class TimersBenchmark implements Benchmark {

    private static final int CLOCKS = 100_000;
    private static final int IN_BURST = 5_000;
    private static final int BURSTS = 3;
    private static final Duration UNTIL_FIRST = Duration.ofSeconds(45);
    private static final Duration BETWEEN = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration FOR_DUPLICATES = Duration.ofSeconds(5);
    private static final double WANTED_P99_MILLIS = 2_000;

    @Override
    public String name() {
        return "timers";
    }

    @Override
    public String summary() {
        return "how late 5,000 of 100,000 clocks fire that are due in one instant";
    }

    @Override
    public Report run(Ground ground) throws Exception {
        var platform = ground.platform(Service.SLA);
        var breaches = new BreachLog();
        ground.keep(new TopicWatch(platform.kafka(), List.of(Topic.SLA), breaches::hear));
        var first = Instant.now().plus(UNTIL_FIRST).truncatedTo(ChronoUnit.SECONDS);
        var bursts = IntStream.range(0, BURSTS)
                .mapToObj(number -> first.plus(BETWEEN.multipliedBy(number)))
                .toList();
        var load = new ClockLoad(platform.addresses().superuser("sla"));
        ground.say("Writes %,d running clocks.", CLOCKS);
        load.write(CLOCKS, bursts, IN_BURST);
        if (!Instant.now().isBefore(first.minusSeconds(2))) {
            throw new IllegalStateException(
                    "this machine wrote the clocks too slowly; the first were due before the last");
        }
        for (var burst : bursts) {
            await(breaches, (bursts.indexOf(burst) + 1) * IN_BURST, burst.plus(PATIENCE));
            var times = breaches.lateness(burst);
            ground.say("%,d were due at %s: p99 %,.0f ms late.", times.size(), burst, times.millisAt(0.99));
        }
        LockSupport.parkNanos(FOR_DUPLICATES.toNanos());
        return report(bursts, breaches, load);
    }

    private static void await(BreachLog breaches, int wanted, Instant deadline) {
        while (breaches.clocks() < wanted && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static Report report(List<Instant> bursts, BreachLog breaches, ClockLoad load) throws Exception {
        var table = new Table("due at", "clocks", "p50 ms", "p99 ms", "last ms");
        for (var burst : bursts) {
            var times = breaches.lateness(burst);
            table.row(burst, times.size(), times.millisAt(0.5), times.millisAt(0.99), times.largestMillis());
        }
        var worst = bursts.stream()
                .map(breaches::lateness)
                .max(Comparator.comparingDouble(times -> times.millisAt(0.99)))
                .orElseThrow();
        int due = BURSTS * IN_BURST;
        int lost = due - breaches.clocks();
        long breached = load.count("BREACHED");
        long running = load.count("RUNNING");
        return new Report()
                .tell(table)
                .tell("Worst p99 %,.0f ms; wanted: at most %,.0f ms, none lost, none twice."
                        .formatted(worst.millisAt(0.99), WANTED_P99_MILLIS))
                .faultIf(lost != 0, lost + " breaches did not reach Kafka.")
                .faultIf(breaches.twice() > 0, breaches.twice() + " breaches came more than once.")
                .faultIf(breached != due, breached + " clocks are stored as breached, not " + due + ".")
                .faultIf(running != CLOCKS - due, running + " clocks still run, not " + (CLOCKS - due) + ".")
                .figure("p99_ms", Figures.rounded(worst.millisAt(0.99), 1))
                .figure("p50_ms", Figures.rounded(worst.millisAt(0.5), 1))
                .figure("lost", lost)
                .figure("twice", breaches.twice());
    }
}
