package dev.firstline.sla.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.sla.settings.CalendarBody;
import dev.firstline.sla.settings.SlaJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where the published vectors come from: the questions of {@code vector-scenarios.json}, answered by counting. */
final class VectorScenarios {

    private static final ObjectMapper JSON = new ObjectMapper();

    private VectorScenarios() {}

    /** The text of the published file. */
    static String counted() throws IOException {
        JsonNode questions;
        try (var in = VectorScenarios.class.getResourceAsStream("/vector-scenarios.json")) {
            questions = JSON.readTree(in);
        }
        var calendars = new ArrayList<String>();
        questions
                .get("calendars")
                .properties()
                .forEach(entry -> calendars.add("    " + line(entry.getKey()) + ": " + line(entry.getValue())));
        return "{\n  \"calendars\": {\n" + String.join(",\n", calendars) + "\n  },\n  \"add\": "
                + answers(questions, "add") + ",\n  \"measure\": " + answers(questions, "measure") + "\n}\n";
    }

    /** The calendar of a file's entry, which is written as one is sent to the service. */
    static BusinessCalendar calendar(String code, JsonNode body) {
        return SlaJson.read(body.toString(), CalendarBody.class).toCalendar(code);
    }

    private static String answers(JsonNode questions, String kind) {
        var lines = new ArrayList<String>();
        for (var question : questions.get(kind)) {
            var name = question.get(0).asText();
            var calendar = calendar(name, questions.get("calendars").get(name));
            var start = Instant.parse(question.get(1).asText());
            var given = question.get(2).asText();
            lines.add("    "
                    + (kind.equals("add")
                            ? vector(name, start, "amount", given, "due", due(calendar, start, given))
                            : vector(name, start, "end", given, "measured", measured(calendar, start, given))));
        }
        return "[\n" + String.join(",\n", lines) + "\n  ]";
    }

    private static Object due(BusinessCalendar calendar, Instant start, String amount) {
        return MinuteOracle.add(calendar, start, Duration.parse(amount));
    }

    private static Object measured(BusinessCalendar calendar, Instant start, String end) {
        return MinuteOracle.between(calendar, start, Instant.parse(end));
    }

    private static String vector(
            String calendar, Instant start, String given, String value, String expected, Object answer) {
        return List.of(
                        Map.entry("calendar", calendar),
                        Map.entry("start", start.toString()),
                        Map.entry(given, value),
                        Map.entry(expected, answer.toString()))
                .stream()
                .map(entry -> line(entry.getKey()) + ": " + line(entry.getValue()))
                .reduce((a, b) -> a + ", " + b)
                .map(text -> "{" + text + "}")
                .orElseThrow();
    }

    private static String line(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
