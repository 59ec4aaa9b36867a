package dev.firstline.benchmarks.timers;

import dev.firstline.benchmarks.figures.Sample;
import dev.firstline.benchmarks.ground.Ground;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The loads on the service's own timer. */
final class OurTimer {

    static final String TENANT = "bench";

    /** A tenant that has little to do while the other one has very much. */
    private static final String OTHER = "other";

    private static final int OF_OTHER = 40;
    private static final Duration STEP_OF_OTHER = Duration.ofMillis(250);
    private static final Duration STEP = Duration.ofSeconds(1).dividedBy(Scale.PER_SECOND);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(15);
    private static final Duration PROGRESS = Duration.ofSeconds(15);

    private final Ground ground;
    private final ClockLoad load;
    private final BreachLog breaches;
    private int due;

    OurTimer(Ground ground, ClockLoad load, BreachLog breaches) {
        this.ground = ground;
        this.load = load;
        this.breaches = breaches;
    }

    /** From due to noticed, to committed, to read from Kafka. */
    record Steady(Sample noticed, Sample committed, Sample read) {}

    /**
     * A backlog.
     *
     * @param rate clocks per second, from the first to the last that was marked
     * @param readRate the same until the last was read from Kafka
     * @param other from due to noticed, of the tenant that had little to do at the same time
     */
    record Drain(int clocks, double rate, double readRate, Sample other) {}

    /** What should be nought. */
    record Faults(long lost, int twice, long notStored, long running) {}

    Steady steady(Duration length, Duration ahead) throws SQLException {
        int clocks = (int) length.dividedBy(STEP);
        var first = Instant.now().plus(ahead).truncatedTo(ChronoUnit.MILLIS);
        load.schedule(TENANT, clocks, first, STEP);
        due += clocks;
        var last = first.plus(length);
        try (var commits = new CommitWatch(load)) {
            await(last.plus(PATIENCE));
            var fired = load.fired(TENANT, first, last);
            var steady = new Steady(
                    Sample.of(fired.stream().map(ClockLoad.Fired::untilNoticed).toList()),
                    commits.lateness(fired),
                    breaches.lateness(first, last));
            ground.say(
                    "%,d were due at %d per second: p99 %,.1f ms until committed, %,.1f ms until read from Kafka.",
                    clocks,
                    Scale.PER_SECOND,
                    steady.committed().millisAt(0.99),
                    steady.read().millisAt(0.99));
            return steady;
        }
    }

    List<Sample> bursts(Duration ahead) throws SQLException {
        var bursts = new ArrayList<Sample>();
        for (int i = 0; i < Scale.BURSTS; i++) {
            var at = Instant.now().plus(ahead).truncatedTo(ChronoUnit.MILLIS);
            load.schedule(TENANT, Scale.IN_BURST, at, Duration.ZERO);
            due += Scale.IN_BURST;
            await(at.plus(PATIENCE));
            bursts.add(breaches.lateness(at, at.plusMillis(1)));
            ground.say(
                    "%,d were due in one instant: p99 %,.0f ms.",
                    bursts.getLast().size(), bursts.getLast().millisAt(0.99));
        }
        return bursts;
    }

    Drain drain() throws SQLException {
        load.write(OTHER, OF_OTHER);
        int clocks = (int) load.count("RUNNING") - OF_OTHER;
        int before = breaches.clocks();
        ground.say("Makes %,d due at once.", clocks);
        var start = Instant.now();
        load.makeAllDue(TENANT);
        long begun = System.nanoTime();
        var first = Instant.now().plusSeconds(2);
        load.schedule(OTHER, OF_OTHER, first, STEP_OF_OTHER);
        due += clocks + OF_OTHER;
        awaitMarked();
        double rate = load.rateSince(start);
        ground.say("All are marked, %,.0f per second; %,d are in Kafka.", rate, breaches.clocks() - before);
        await(Instant.now().plus(LONGEST_DRAIN));
        double readRate = (breaches.clocks() - before) * 1e9 / (System.nanoTime() - begun);
        var other = load.fired(OTHER, first, first.plus(STEP_OF_OTHER.multipliedBy(OF_OTHER)));
        return new Drain(
                clocks,
                rate,
                readRate,
                Sample.of(other.stream().map(ClockLoad.Fired::untilNoticed).toList()));
    }

    Faults faults() throws SQLException {
        return new Faults(
                due - breaches.clocks(), breaches.twice(), due - load.count("BREACHED"), load.count("RUNNING"));
    }

    private void awaitMarked() throws SQLException {
        long deadline = System.nanoTime() + LONGEST_DRAIN.toNanos();
        while (load.anyDue() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
    }

    private void await(Instant deadline) {
        long told = System.nanoTime();
        while (breaches.clocks() < due && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            if (System.nanoTime() - told > PROGRESS.toNanos()) {
                told = System.nanoTime();
                ground.say("%,d of %,d breaches were read from Kafka.", breaches.clocks(), due);
            }
        }
    }
}
