package dev.firstline.chassis.job;

import dev.firstline.chassis.loop.Loop;
import dev.firstline.chassis.loop.Loops;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Does jobs that are due. One thread claims and begins them without waiting; another one records what came of them, as many
 * at once as have come. What a killed worker had claimed is due again when its lease has passed.
 */
public final class JobWorker<J, R> {

    private static final Logger LOG = Logger.getLogger(JobWorker.class);
    private static final int MOST_RESULTS = 500;
    private static final Duration PAUSE = Duration.ofMillis(500);
    /** Longer than statements may take, and than results wait to be recorded. */
    private static final Duration LONGEST_TURN = Duration.ofMinutes(3);

    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final String name;
    private final JobWork<J, R> work;
    private final InFlight<J> inFlight;
    private final JobSignal signal;
    private final Duration lease;
    private final Duration poll;
    private final BlockingQueue<Ended<J, R>> ended = new LinkedBlockingQueue<>();
    private final Loop claiming;
    private final Loop settling;

    private record Ended<J, R>(J job, R result) {}

    /**
     * Not started yet.
     *
     * @param name of the jobs; the threads are {@code NAME-claims} and {@code NAME-results}
     * @param signal wakes it; nobody else waits for that
     * @param lease how long a claimed job belongs to its worker
     * @param poll how often jobs that became due are looked for
     */
    public JobWorker(
            String name, JobWork<J, R> work, InFlight<J> inFlight, JobSignal signal, Duration lease, Duration poll) {
        this.name = name;
        this.work = work;
        this.inFlight = inFlight;
        this.signal = signal;
        this.lease = lease;
        this.poll = poll;
        this.claiming = new Loop(name + "-claims", LONGEST_TURN, this::claim);
        this.settling = new Loop(name + "-results", LONGEST_TURN, this::settle);
    }

    /** Starts both threads. */
    public void start(Loops loops) {
        loops.start(claiming);
        loops.start(settling);
    }

    /** Takes nothing new, and gives what is under way a moment to end; the rest is taken over after its lease. */
    public void stop() {
        claiming.stop(signal::wake, FAREWELL);
        settling.stop(() -> {}, FAREWELL);
    }

    private void claim(Loop loop) throws InterruptedException {
        while (loop.goesOn()) {
            try {
                int room = inFlight.room();
                var jobs = room <= 0 ? List.<J>of() : work.claim(room, inFlight.counts());
                inFlight.add(jobs);
                jobs.forEach(this::begin);
                if (jobs.size() < room || room <= 0) {
                    signal.await(poll);
                }
            } catch (RuntimeException e) {
                LOG.warnf("Jobs of %s cannot be claimed, and are tried again: %s", name, e.getMessage());
                Thread.sleep(PAUSE);
            }
            loop.turned();
        }
    }

    private void begin(J job) {
        try {
            work.begin(job)
                    .whenComplete((result, failure) ->
                            ended.add(new Ended<>(job, failure == null ? result : work.broken(job, failure))));
        } catch (RuntimeException | Error e) {
            // Also an error: what is taken for being under way and never ends would keep its place for ever.
            ended.add(new Ended<>(job, work.broken(job, e)));
        }
    }

    private void settle(Loop loop) throws InterruptedException {
        while (loop.goesOn() || inFlight.total() > 0) {
            var first = ended.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            if (first != null) {
                var batch = new ArrayList<Ended<J, R>>();
                batch.add(first);
                ended.drainTo(batch, MOST_RESULTS - 1);
                try {
                    settle(batch.stream().map(Ended::result).toList());
                } finally {
                    // Also of those that could not be recorded: they are due again when their leases have passed.
                    leave(batch);
                }
            }
            loop.turned();
        }
    }

    /** Until the database has it. When that takes longer than the leases, others have done the jobs again. */
    private void settle(List<R> batch) throws InterruptedException {
        long giveUp = System.nanoTime() + lease.toNanos();
        while (true) {
            try {
                work.settle(batch);
                break;
            } catch (RuntimeException e) {
                LOG.warnf("%d results of %s cannot be recorded: %s", batch.size(), name, e.getMessage());
                if (System.nanoTime() > giveUp) {
                    break;
                }
                Thread.sleep(PAUSE.toMillis());
            }
        }
    }

    private void leave(List<Ended<J, R>> batch) {
        if (inFlight.remove(batch.stream().map(Ended::job).toList())) {
            signal.wake();
        }
    }
}
