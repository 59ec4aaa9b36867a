package dev.firstline.benchmarks.soak;

import dev.firstline.benchmarks.load.Answer;
import dev.firstline.benchmarks.load.ClosedLoop;
import dev.firstline.benchmarks.load.HttpConnection;
import dev.firstline.benchmarks.load.TicketWords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Queue;

/**
 * One client of the front door that does what a CRM and a desk do all day, in turn: of ten requests one files a ticket, two add words to
 * it, and seven read.
 */
final class MixedUse implements ClosedLoop.Client {

    private static final int TURNS = 10;
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final byte[] ANSWER = words("OUTBOUND", "We look into it and come back to you within the hour.");
    private static final byte[] REPLY =
            words("INBOUND", "Thank you. It still happens on every computer that we tried.");

    private final String name;
    private final HttpConnection connection;
    private final Queue<Long> nanos;
    private long turn;
    private String ticket = "";

    /**
     * A client.
     *
     * @param name unique, for the tickets' references
     * @param nanos gets the time of each answer
     */
    MixedUse(String name, HttpConnection connection, Queue<Long> nanos) {
        this.name = name;
        this.connection = connection;
        this.nanos = nanos;
    }

    @Override
    public void ask() throws IOException {
        long begin = System.nanoTime();
        int step = (int) (turn % TURNS);
        var answer = ask(step);
        nanos.add(System.nanoTime() - begin);
        int wanted = step < 3 ? CREATED : OK;
        if (answer.status() != wanted) {
            throw new IllegalStateException("step " + step + " was answered: " + answer.head() + answer.body());
        }
        if (step == 0) {
            ticket = answer.createdId();
        }
        turn++;
    }

    private Answer ask(int step) throws IOException {
        return switch (step) {
            case 0 -> connection.post(TicketWords.json(name + "-" + turn, turn));
            case 1 -> connection.post("/v1/tickets/" + ticket + "/communications", ANSWER);
            case 2 -> connection.post("/v1/tickets/" + ticket + "/communications", REPLY);
            case 3 -> connection.get("/v1/tickets/" + ticket);
            case 4 -> connection.get("/v1/tickets?limit=50");
            case 5 -> connection.get("/v1/tickets/" + ticket + "/communications");
            case 6 -> connection.get("/v1/changes?after=latest");
            case 7 -> connection.get("/v1/tickets/" + ticket + "/clocks");
            case 8 -> connection.get("/v1/tickets?status=IN_PROGRESS&limit=20");
            default -> connection.get("/v1/deliveries?limit=20");
        };
    }

    private static byte[] words(String direction, String body) {
        return "{\"direction\":\"%s\",\"visibility\":\"CUSTOMER\",\"body\":\"%s\"}"
                .formatted(direction, body)
                .getBytes(StandardCharsets.UTF_8);
    }
}
