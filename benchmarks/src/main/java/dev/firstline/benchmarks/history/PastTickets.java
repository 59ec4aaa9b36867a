package dev.firstline.benchmarks.history;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Closed tickets of the last year, each with the six events of an ordinary life. */
final class PastTickets {

    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration LIFE = Duration.ofDays(3);

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final int all;

    /** @param all how many there will be; they are spread over the year, the oldest first */
    PastTickets(int all) {
        this.all = all;
    }

    /** A request with those from one number on. */
    byte[] request(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(this::ticket)
                .collect(Collectors.joining(",", "{\"tickets\":[", "]}"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private String ticket(int number) {
        var opened = now.minus(YEAR).minus(LIFE).plus(YEAR.multipliedBy(number).dividedBy(all));
        // Some are answered late, so that some promises were broken.
        var answered = opened.plus(Duration.ofMinutes(number % 10 == 0 ? 600 : 20));
        return """
                {"ticketId":"%s","openedAt":"%s","type":"INCIDENT","severity":"%s","language":"EN",\
                "productFamily":"MICROSOFT_365","breakFix":true,"events":[\
                {"at":"%s","kind":"REPLIED"},\
                {"at":"%s","kind":"STATUS_CHANGED","status":"IN_PROGRESS"},\
                {"at":"%s","kind":"STATUS_CHANGED","status":"WAITING_ON_CUSTOMER"},\
                {"at":"%s","kind":"CUSTOMER_WROTE"},\
                {"at":"%s","kind":"STATUS_CHANGED","status":"IN_PROGRESS"},\
                {"at":"%s","kind":"STATUS_CHANGED","status":"RESOLVED"}]}""".formatted(
                        UUID.randomUUID(),
                        opened,
                        "ABC".charAt(number % 3),
                        answered,
                        answered.plus(Duration.ofMinutes(5)),
                        answered.plus(Duration.ofMinutes(30)),
                        answered.plus(Duration.ofHours(6)),
                        answered.plus(Duration.ofHours(7)),
                        answered.plus(Duration.ofHours(10)));
    }
}
