package dev.firstline.benchmarks.history;

import dev.firstline.benchmarks.load.HttpConnection;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** One connection that sends the next tickets as soon as the ones before were judged. */
final class Importer implements Callable<Void> {

    /** The most that a request may have. */
    static final int IN_REQUEST = 500;

    private static final int OK = 200;

    private final HttpConnection connection;
    private final PastTickets tickets;
    private final AtomicInteger next;
    private final int end;
    private final ConcurrentSkipListMap<Long, Integer> judged;

    /**
     * @param next the first ticket that nobody has sent yet, shared by all
     * @param end the first that is not to be sent
     * @param judged hears, by {@code nanoTime}, how many tickets each answer stands for
     */
    Importer(
            HttpConnection connection,
            PastTickets tickets,
            AtomicInteger next,
            int end,
            ConcurrentSkipListMap<Long, Integer> judged) {
        this.connection = connection;
        this.tickets = tickets;
        this.next = next;
        this.end = end;
        this.judged = judged;
    }

    @Override
    public Void call() throws IOException {
        for (int from = next.getAndAdd(IN_REQUEST); from < end; from = next.getAndAdd(IN_REQUEST)) {
            int count = Math.min(IN_REQUEST, end - from);
            var answer = connection.post(tickets.request(from, count));
            if (answer.status() != OK) {
                throw new IllegalStateException("tickets were not taken in: " + answer.head() + answer.body());
            }
            judged.merge(System.nanoTime(), count, Integer::sum);
        }
        return null;
    }
}
