package dev.firstline.benchmarks.load;

import dev.firstline.benchmarks.figures.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Requests on a timetable: each begins at its instant, whether or not the ones before it were answered. */
public final class OpenLoop {

    private OpenLoop() {}

    /**
     * Runs the timetable to its end. Times count from the instant at which a request should have begun, so that a request which had to
     * wait for a free client does not look faster than it was. The first failure fails the round.
     *
     * @param clients so many requests can be on their way at the same time
     */
    public static Round run(List<? extends ClosedLoop.Client> clients, int perSecond, Duration length)
            throws Exception {
        int requests = (int) (length.toSeconds() * perSecond);
        long start = System.nanoTime();
        var next = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(
                clients.size(), Thread.ofPlatform().daemon().factory())) {
            var running = clients.stream()
                    .map(client -> threads.submit(loop(client, next, requests, start, 1_000_000_000L / perSecond)))
                    .toList();
            var nanos = new ArrayList<Long>();
            for (var client : running) {
                nanos.addAll(client.get());
            }
            return new Round(requests * 1e9 / (System.nanoTime() - start), Sample.ofNanos(nanos));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static Callable<List<Long>> loop(
            ClosedLoop.Client client, AtomicInteger next, int requests, long start, long interval) {
        return () -> {
            var nanos = new ArrayList<Long>();
            for (int number = next.getAndIncrement(); number < requests; number = next.getAndIncrement()) {
                long due = start + number * interval;
                while (due - System.nanoTime() > 0) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                client.ask();
                nanos.add(System.nanoTime() - due);
            }
            return nanos;
        };
    }
}
