package dev.firstline.benchmarks.timers.peer;

import dev.firstline.benchmarks.figures.Sample;
import dev.firstline.benchmarks.ground.Ground;
import dev.firstline.devstack.platform.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The steady and the drained load on a peer. */
public final class PeerRun {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration AHEAD = Duration.ofSeconds(8);
    private static final Duration WARM_UP = Duration.ofSeconds(10);

    private PeerRun() {}

    /**
     * How much a peer is given; what is slow is given less, its rate is the same.
     *
     * @param waiting jobs that are not due before tomorrow
     * @param perSecond due per second in the steady part
     * @param steady its length, after a warm-up
     * @param drained due at once
     */
    public record Load(int waiting, int perSecond, Duration steady, int drained) {}

    /**
     * What was found.
     *
     * @param steady from due to committed
     * @param rate drained jobs per second
     * @param missing jobs that were not done, or not once
     */
    public record Result(String name, Load load, Sample steady, double rate, long missing) {}

    private interface Maker {
        Peer make(PeerDatabase database, BreachJob job) throws Exception;
    }

    /** Measures db-scheduler. */
    public static Result dbScheduler(Ground ground, Platform platform, Load load) throws Exception {
        return run(ground, platform, "dbscheduler", load, DbSchedulerPeer::new);
    }

    /** Measures Quartz. */
    public static Result quartz(Ground ground, Platform platform, Load load) throws Exception {
        return run(ground, platform, "quartz", load, QuartzPeer::new);
    }

    private static Result run(Ground ground, Platform platform, String name, Load load, Maker maker) throws Exception {
        try (var database = new PeerDatabase(platform, name)) {
            var job = new BreachJob(database.pool());
            try (var peer = maker.make(database, job)) {
                ground.say("%s: %,d jobs wait.", peer.name(), load.waiting());
                peer.write("far-", load.waiting(), Instant.now().plus(Duration.ofDays(2)), Duration.ofMillis(1));
                peer.start();
                var steady = steady(peer, job, load);
                ground.say(
                        "%s: %,d due at %d per second, p99 %,.0f ms late.",
                        peer.name(), steady.size(), load.perSecond(), steady.millisAt(0.99));
                peer.write("drained-", load.drained(), Instant.now().minusSeconds(1), Duration.ZERO);
                await(job, load.drained());
                var drained = job.take();
                double rate = rate(drained);
                ground.say("%s: %,d due at once, %,.0f per second.", peer.name(), drained.size(), rate);
                long different =
                        drained.stream().map(BreachJob.Done::job).distinct().count();
                long missing = load.drained() - different + drained.size() - different;
                return new Result(peer.name(), load, steady, rate, missing);
            }
        }
    }

    private static Sample steady(Peer peer, BreachJob job, Load load) throws Exception {
        var step = Duration.ofSeconds(1).dividedBy(load.perSecond());
        int jobs = (int) WARM_UP.plus(load.steady()).dividedBy(step);
        var first = Instant.now().plus(AHEAD);
        peer.write("steady-", jobs, first, step);
        await(job, jobs);
        var counted = first.plus(WARM_UP);
        return Sample.of(job.take().stream()
                .filter(done -> !done.due().isBefore(counted))
                .map(done -> Duration.between(done.due(), done.committed()))
                .toList());
    }

    private static void await(BreachJob job, int jobs) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (job.count() < jobs && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static double rate(List<BreachJob.Done> done) {
        var byTime = Comparator.comparing(BreachJob.Done::committed);
        var first = done.stream().min(byTime).orElseThrow().committed();
        var last = done.stream().max(byTime).orElseThrow().committed();
        return done.size() * 1e9 / Math.max(1, Duration.between(first, last).toNanos());
    }
}
