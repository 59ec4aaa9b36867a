package dev.firstline.benchmarks.cost;

import dev.firstline.benchmarks.load.ClosedLoop;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests on a timetable until somebody ends it. What is late is asked at once, one for each client, so that a rate above what the machine
 * can do becomes that which it can.
 */
public final class SteadyLoad implements AutoCloseable {

    private final ExecutorService threads;
    private final List<Future<?>> running;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private volatile boolean ending;

    private SteadyLoad(List<? extends ClosedLoop.Client> clients, int perSecond) {
        threads = Executors.newFixedThreadPool(
                clients.size(), Thread.ofPlatform().name("load-", 0).daemon().factory());
        long start = System.nanoTime();
        long interval = 1_000_000_000L / perSecond;
        running = clients.stream()
                .<Future<?>>map(client -> threads.submit(() -> {
                    ask(client, start, interval);
                    return null;
                }))
                .toList();
    }

    /** Begins at once. */
    public static SteadyLoad start(List<? extends ClosedLoop.Client> clients, int perSecond) {
        return new SteadyLoad(clients, perSecond);
    }

    private void ask(ClosedLoop.Client client, long start, long interval) throws Exception {
        while (!ending) {
            long due = start + next.getAndIncrement() * interval;
            while (!ending && due - System.nanoTime() > 0) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            if (!ending) {
                client.ask();
                answered.incrementAndGet();
            }
        }
    }

    /** How many were answered, and rightly. */
    public long answered() {
        return answered.get();
    }

    /** @throws Exception the first that a client met */
    public void check() throws Exception {
        for (var client : running) {
            if (client.isDone()) {
                end(client);
            }
        }
    }

    /** Ends it and waits for the answers that are on their way. */
    public void end() throws Exception {
        ending = true;
        for (var client : running) {
            end(client);
        }
        threads.shutdown();
    }

    private static void end(Future<?> client) throws Exception {
        try {
            client.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    @Override
    public void close() {
        ending = true;
        threads.shutdownNow();
    }
}
