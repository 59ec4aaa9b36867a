package dev.firstline.benchmarks.timers;

import dev.firstline.benchmarks.timers.peer.PeerRun;
import java.time.Duration;

/**
 * How much is measured.
 *
 * @param clocks that run, and are due at once in the end; {@code FIRSTLINE_BENCH_CLOCKS} for a quicker look, a million otherwise
 */
record Scale(int clocks) {

    static final int SMALL = 10_000;
    static final int PER_SECOND = 200;
    static final Duration WARM_UP = Duration.ofSeconds(20);
    static final Duration STEADY = Duration.ofSeconds(60);
    static final int IN_BURST = 5_000;
    static final int BURSTS = 3;

    private static final int MILLION = 1_000_000;

    static Scale wanted() {
        var clocks = System.getenv("FIRSTLINE_BENCH_CLOCKS");
        return new Scale(clocks == null || clocks.isBlank() ? MILLION : Integer.parseInt(clocks.strip()));
    }

    /** How long the machine may take to make clocks due that are chosen among all. */
    Duration ahead() {
        return Duration.ofSeconds(8).plusMillis(clocks / 50);
    }

    /** Enough for fifteen seconds of the bare database. */
    int bareClocks() {
        return clocks / 4;
    }

    PeerRun.Load dbScheduler() {
        return new PeerRun.Load(clocks, PER_SECOND, STEADY.dividedBy(2), clocks / 20);
    }

    /** A tenth: it needs minutes for what the others do in seconds. */
    PeerRun.Load quartz() {
        return new PeerRun.Load(clocks / 10, PER_SECOND, STEADY.dividedBy(2), clocks / 200);
    }
}
