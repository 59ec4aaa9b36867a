package dev.firstline.benchmarks.load;

import dev.firstline.benchmarks.figures.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** A fixed number of clients, each of which asks again as soon as it has its answer. */
public final class ClosedLoop {

    private ClosedLoop() {}

    /** One client's next request and answer. */
    @FunctionalInterface
    public interface Client {
        /** Returns when the answer is there; throws when it is not the right one. */
        void ask() throws Exception;
    }

    /** Lets all of them ask for that long; what is answered later does not count. The first failure fails the round. */
    public static Round run(List<? extends Client> clients, Duration length) throws Exception {
        long end = System.nanoTime() + length.toNanos();
        try (var threads = Executors.newFixedThreadPool(
                clients.size(), Thread.ofPlatform().daemon().factory())) {
            var running = clients.stream()
                    .map(client -> threads.submit(loop(client, end)))
                    .toList();
            var nanos = new ArrayList<Long>();
            for (var client : running) {
                nanos.addAll(client.get());
            }
            return new Round(nanos.size() * 1e9 / length.toNanos(), Sample.ofNanos(nanos));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static Callable<List<Long>> loop(Client client, long end) {
        return () -> {
            var nanos = new ArrayList<Long>();
            long before = System.nanoTime();
            while (before < end) {
                client.ask();
                long after = System.nanoTime();
                if (after <= end) {
                    nanos.add(after - before);
                }
                before = after;
            }
            return nanos;
        };
    }
}
