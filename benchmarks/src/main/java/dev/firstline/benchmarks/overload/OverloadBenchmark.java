package dev.firstline.benchmarks.overload;

import dev.firstline.benchmarks.cost.SteadyLoad;
import dev.firstline.benchmarks.figures.Figures;
import dev.firstline.benchmarks.figures.Sample;
import dev.firstline.benchmarks.ground.Benchmark;
import dev.firstline.benchmarks.ground.Ground;
import dev.firstline.benchmarks.ground.Report;
import dev.firstline.benchmarks.ground.Table;
import dev.firstline.benchmarks.overload.Crm.Count;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Finds what the machine carries, and sends twice that. */
public final class OverloadBenchmark implements Benchmark {

    /** Parts of the load, of tenants that all want more than their share. */
    private static final List<Double> PARTS = List.of(0.5, 0.3, 0.2);

    private static final int CALM_RATE = 4;
    private static final int FIRST_RATE = 60;
    private static final int HIGHEST_RATE = 2_000;
    private static final Duration SETTLE = Duration.ofSeconds(20);
    private static final Duration FIND = Duration.ofSeconds(30);
    private static final double CLEARLY = 0.1;
    private static final int TIMES = 2;

    private final OverloadOptions options;

    /** As it is run without options. */
    public OverloadBenchmark() {
        this(OverloadOptions.USUAL);
    }

    private OverloadBenchmark(OverloadOptions options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "overload";
    }

    @Override
    public String summary() {
        return "twice what the machine carries: what is refused, and whether breaches are told in time";
    }

    @Override
    public Benchmark with(List<String> words) {
        return new OverloadBenchmark(OverloadOptions.of(words));
    }

    @Override
    public Report run(Ground ground) throws Exception {
        var scene = Scene.open(ground, PARTS.size());
        ground.say(
                "%d tickets a second for %s, and %d that break their promises.",
                3 * CALM_RATE, options.warmUp(), Scene.URGENT_RATE);
        try (var urgent = scene.startUrgent()) {
            send(scene, 3 * CALM_RATE, options.warmUp());
            double carried = find(ground, scene);
            int rate = (int) Math.ceil(TIMES * carried);
            scene.drain();
            ground.say("It carries %.1f tickets a second; %d a second for %s.", carried, rate, options.load());
            var begin = Instant.now();
            var counts = send(scene, rate, options.load());
            var end = Instant.now();
            var drained = scene.drain();
            urgent.end();
            scene.drain();
            return report(scene, carried, rate, counts, scene.breaches().between(begin, end), drained);
        }
    }

    /** What is accepted of far too much. */
    private static double find(Ground ground, Scene scene) throws Exception {
        for (int rate = FIRST_RATE; ; rate *= TIMES) {
            send(scene, rate, SETTLE);
            var counts = send(scene, rate, FIND);
            long accepted = counts.stream().mapToLong(Count::accepted).sum();
            long refused = counts.stream().mapToLong(Count::refused).sum();
            ground.say("Of %d tickets a second %.1f are accepted.", rate, accepted / (double) FIND.toSeconds());
            if (refused > CLEARLY * (accepted + refused) || rate >= HIGHEST_RATE) {
                return accepted / (double) FIND.toSeconds();
            }
        }
    }

    /** What became of a load; the tenants' in their order. */
    private static List<Count> send(Scene scene, int perSecond, Duration length) throws Exception {
        var before = scene.crms().stream().map(Crm::count).toList();
        var loads = new ArrayList<SteadyLoad>();
        try {
            for (int i = 0; i < PARTS.size(); i++) {
                int rate = Math.max(1, (int) Math.round(perSecond * PARTS.get(i)));
                loads.add(scene.crms().get(i).start(rate, Math.clamp(rate, 4, 64)));
            }
            long end = System.nanoTime() + length.toNanos();
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(Math.min(Duration.ofMillis(200).toNanos(), end - System.nanoTime()));
                for (var load : loads) {
                    load.check();
                }
            }
            for (var load : loads) {
                load.end();
            }
        } finally {
            loads.forEach(SteadyLoad::close);
        }
        var counts = new ArrayList<Count>();
        for (int i = 0; i < before.size(); i++) {
            counts.add(scene.crms().get(i).count().since(before.get(i)));
        }
        return counts;
    }

    private Report report(
            Scene scene, double carried, int rate, List<Count> counts, Sample breaches, Duration drained) {
        double seconds = options.load().toSeconds();
        long accepted = counts.stream().mapToLong(Count::accepted).sum();
        long refused = counts.stream().mapToLong(Count::refused).sum();
        long severe = counts.stream().mapToLong(Count::severe).sum();
        long severeRefused = counts.stream().mapToLong(Count::severeRefused).sum();
        var table = new Table("tenant", "sent /s", "accepted /s", "refused");
        for (int i = 0; i < counts.size(); i++) {
            var count = counts.get(i);
            table.row(
                    scene.crms().get(i).tenant(),
                    (count.accepted() + count.refused()) / seconds,
                    count.accepted() / seconds,
                    count.refused());
        }
        double least = counts.stream().mapToLong(Count::accepted).min().orElse(0);
        double most = counts.stream().mapToLong(Count::accepted).max().orElse(1);
        int lost = scene.lost();
        int doubled = scene.doubled();
        return new Report()
                .tell(table)
                .tell(
                        "%,d breaches were due meanwhile and told; p50 %.0f ms, p99 %.0f ms, the last %.0f ms after the promise ran out."
                                .formatted(
                                        breaches.size(),
                                        breaches.millisAt(0.5),
                                        breaches.millisAt(0.99),
                                        breaches.largestMillis()))
                .tell("Of %,d tickets of severity A %,d were refused; the backlog was gone after %.1f s."
                        .formatted(severe, severeRefused, drained.toMillis() / 1e3))
                .faultIf(lost > 0, lost + " accepted tickets were not told of.")
                .faultIf(doubled > 0, doubled + " alerts came twice.")
                .figure("carried_per_s", Figures.rounded(carried, 1))
                .figure("refused_share", Figures.rounded(refused / Math.max(1.0, accepted + refused), 3))
                .figure("breach_p99_ms", Figures.rounded(breaches.millisAt(0.99), 0))
                .figure("drain_s", Figures.rounded(drained.toMillis() / 1e3, 1))
                .figure("lost", lost)
                .figure("doubled", doubled)
                .figure("fair_ratio", Figures.rounded(least / Math.max(1, most), 3))
                .figure("sent_per_s", rate)
                .figure("accepted_per_s", Figures.rounded(accepted / seconds, 1))
                .figure("refused_share_a", Figures.rounded(severeRefused / Math.max(1.0, severe), 3))
                .figure("breaches", breaches.size());
    }
}
