package dev.firstline.benchmarks.intake;

import dev.firstline.benchmarks.load.ClosedLoop;
import dev.firstline.benchmarks.load.HttpConnection;
import dev.firstline.benchmarks.load.TicketWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One connection of a CRM that files ticket after ticket, and remembers which were accepted. */
final class TicketClient implements ClosedLoop.Client {

    private static final int CREATED = 201;

    private final String name;
    private final HttpConnection connection;
    private final boolean keyed;
    private final List<String> accepted = new ArrayList<>();
    private long number;

    /**
     * @param name tells it from the others
     * @param keyed whether it sends an Idempotency-Key with each request
     */
    TicketClient(String name, HttpConnection connection, boolean keyed) {
        this.keyed = keyed;
        this.name = name;
        this.connection = connection;
    }

    @Override
    public void ask() throws IOException {
        var reference = "CRM-" + name + "-" + ++number;
        var ticket = TicketWords.json(reference, number);
        var answer = keyed ? connection.postOnce(reference, ticket) : connection.post(ticket);
        if (answer.status() != CREATED) {
            throw new IllegalStateException("a ticket was not accepted: " + answer.head() + answer.body());
        }
        accepted.add(answer.createdId());
    }

    /** The ids of all tickets that were answered with 201. */
    List<String> accepted() {
        return accepted;
    }
}
