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

    private final int place;
    private final HttpConnection connection;
    private final List<String> accepted = new ArrayList<>();
    private long number;

    /** @param place tells it from the others */
    TicketClient(int place, HttpConnection connection) {
        this.place = place;
        this.connection = connection;
    }

    @Override
    public void ask() throws IOException {
        var reference = "CRM-" + place + "-" + ++number;
        var answer = connection.post(TicketWords.json(reference, number));
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
