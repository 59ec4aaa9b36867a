package dev.firstline.benchmarks.pipeline;

import dev.firstline.benchmarks.load.ClosedLoop;
import dev.firstline.benchmarks.load.HttpConnection;
import dev.firstline.benchmarks.load.TicketWords;
import java.io.IOException;
import java.time.Instant;
import java.util.Queue;

/** One connection of a CRM. */
public final class Filer implements ClosedLoop.Client {

    private static final int CREATED = 201;

    private final String name;
    private final HttpConnection connection;
    private final Journeys journeys;
    private final Queue<String> filed;
    private long number;

    /**
     * A client.
     *
     * @param name unique, for the tickets' references
     * @param filed gets the ids of accepted tickets
     */
    public Filer(String name, HttpConnection connection, Journeys journeys, Queue<String> filed) {
        this.name = name;
        this.connection = connection;
        this.journeys = journeys;
        this.filed = filed;
    }

    @Override
    public void ask() throws IOException {
        var answer = connection.post(TicketWords.json(name + "-" + ++number, number));
        var at = Instant.now();
        if (answer.status() != CREATED) {
            throw new IllegalStateException("a ticket was not accepted: " + answer.head() + answer.body());
        }
        var id = answer.createdId();
        journeys.accepted(id, at);
        filed.add(id);
    }
}
