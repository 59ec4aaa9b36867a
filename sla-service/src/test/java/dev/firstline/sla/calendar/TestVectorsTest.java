package dev.firstline.sla.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The published vectors. What they expect was counted minute by minute, by {@link MinuteOracle}; run with
 * {@code -Dvectors=write} to count anew after scenarios were added.
 */
class TestVectorsTest {

    private static final Path FILE = Path.of("..", "docs", "sla-test-vectors.json");

    @Test
    void theFileSaysWhatCountingMinuteByMinuteGives() throws IOException {
        var counted = VectorScenarios.counted();
        if ("write".equals(System.getProperty("vectors"))) {
            Files.writeString(FILE, counted);
        }
        assertThat(Files.readString(FILE)).isEqualTo(counted);
    }

    @Test
    void theCalendarAddsAndMeasuresAsTheFileSays() throws IOException {
        var file = new ObjectMapper().readTree(Files.readString(FILE));
        var calendars = calendars(file.get("calendars"));
        for (var vector : file.get("add")) {
            var due = calendars
                    .get(vector.get("calendar").asText())
                    .add(
                            instant(vector, "start"),
                            Duration.parse(vector.get("amount").asText()));
            assertThat(due).as(vector.toString()).isEqualTo(instant(vector, "due"));
        }
        for (var vector : file.get("measure")) {
            var measured = calendars
                    .get(vector.get("calendar").asText())
                    .between(instant(vector, "start"), instant(vector, "end"));
            assertThat(measured)
                    .as(vector.toString())
                    .isEqualTo(Duration.parse(vector.get("measured").asText()));
        }
        assertThat(file.get("add").size() + file.get("measure").size()).isGreaterThanOrEqualTo(60);
    }

    private static Map<String, BusinessCalendar> calendars(JsonNode node) {
        var calendars = new LinkedHashMap<String, BusinessCalendar>();
        node.properties()
                .forEach(entry ->
                        calendars.put(entry.getKey(), VectorScenarios.calendar(entry.getKey(), entry.getValue())));
        return calendars;
    }

    private static Instant instant(JsonNode vector, String field) {
        return Instant.parse(vector.get(field).asText());
    }
}
