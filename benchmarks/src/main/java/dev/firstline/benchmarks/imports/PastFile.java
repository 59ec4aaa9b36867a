package dev.firstline.benchmarks.imports;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A made-up file of closed tickets with two communications each, of a year, a part at a time. */
final class PastFile {

    private static final int CUSTOMERS = 100;
    private static final int SECONDS_BETWEEN = 60;
    private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");

    private static final String BODY =
            "Messages stay in the outbox and incoming mail does not arrive. Our records and connectors are unchanged. "
                    .repeat(5);

    private static final String REPLY =
            "We looked into it together with the vendor, and it works again since noon. ".repeat(4);

    private PastFile() {}

    /** Lines of tickets, from that number on. */
    static byte[] part(int from, int tickets) {
        var lines = new StringBuilder();
        for (int number = from; number < from + tickets; number++) {
            var opened = FIRST.plusSeconds((long) number * SECONDS_BETWEEN);
            int customer = number % CUSTOMERS;
            lines.append("""
                    {"kind":"ticket","ticket":{"externalReference":"OLD-%d","title":"Nobody can send mail since this morning","body":"%s",\
                    "type":"INCIDENT","severity":"B","language":"EN","productFamily":"MICROSOFT_365","product":"Exchange Online",\
                    "customer":{"externalId":"C-%d","name":"Customer %d"},"contact":{"externalId":"P-%d","name":"Ana Silva"}},\
                    "status":"CLOSED","statusReason":"SOLVED","openedAt":"%s","communications":[\
                    {"writtenAt":"%s","direction":"OUTBOUND","visibility":"CUSTOMER","body":"%s","author":"Bo Lind"},\
                    {"writtenAt":"%s","direction":"INBOUND","visibility":"CUSTOMER","body":"%s","author":"Ana Silva"}]}
                    """.formatted(
                            number,
                            BODY,
                            customer,
                            customer,
                            customer,
                            opened,
                            opened.plusSeconds(900),
                            REPLY,
                            opened.plusSeconds(9_000),
                            REPLY));
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}
