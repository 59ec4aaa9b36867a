package dev.firstline.benchmarks.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TicketLivesTest {

    private static final int EVENTS = 20_000;

    @Test
    void theVersionsOfEachTicketFollowEachOther() throws Exception {
        List<UUID> present = Stream.generate(UUID::randomUUID).limit(5_000).toList();
        var lives = new TicketLives("topic", "bench", present, EVENTS);

        var versions = new HashMap<String, List<Integer>>();
        // What was there at the beginning was opened by then.
        present.forEach(ticket -> versions.put(ticket.toString(), new ArrayList<>(List.of(1))));
        for (int i = 0; i < EVENTS; i++) {
            var event = lives.event(i);
            versions.computeIfAbsent(event.key(), ticket -> new ArrayList<>())
                    .add(new ObjectMapper()
                            .readTree(event.value())
                            .path("version")
                            .asInt());
        }

        assertThat(versions).hasSize(present.size() + EVENTS * 4 / 10);
        assertThat(versions.values()).allSatisfy(told -> {
            for (int i = 0; i < told.size(); i++) {
                assertThat(told.get(i)).isEqualTo(i + 1);
            }
        });
    }
}
