package dev.firstline.benchmarks.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MadeUpPastTest {

    private final List<Map<String, Object>> tickets = MadeUpPast.tickets(2_000);

    @Test
    void itIsTheSameEachTime() {
        assertThat(MadeUpPast.tickets(2_000)).isEqualTo(tickets);
    }

    @Test
    void whatHappensToATicketComesInOrderOfTimeAndEndsWithItsResolution() {
        assertThat(tickets).allSatisfy(ticket -> {
            var times =
                    events(ticket).stream().map(event -> at(event.get("at"))).toList();
            assertThat(times).isSorted();
            assertThat(times.getFirst()).isAfter(at(ticket.get("openedAt")));
            assertThat(events(ticket).getLast()).containsEntry("status", "RESOLVED");
        });
    }

    @Test
    void allAreOpenedWithinTheNinetyDays() {
        assertThat(tickets)
                .allSatisfy(ticket -> assertThat(at(ticket.get("openedAt")))
                        .isBetween(MadeUpPast.BEGIN, MadeUpPast.BEGIN.plus(Duration.ofDays(MadeUpPast.DAYS))));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> events(Map<String, Object> ticket) {
        return (List<Map<String, Object>>) ticket.get("events");
    }

    private static Instant at(Object text) {
        return Instant.parse((String) text);
    }
}
