package dev.firstline.diagnosis.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.diagnosis.rule.LaterWords.Said;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a customer said later, as a column keeps it. */
final class LaterColumn {

    private static final ObjectMapper JSON = new ObjectMapper();

    private LaterColumn() {}

    record Entry(long version, String at, String words) {}

    static @Nullable String write(List<Said> later) {
        if (later.isEmpty()) {
            return null;
        }
        try {
            return JSON.writeValueAsString(later.stream()
                    .map(said -> new Entry(said.version(), said.at().toString(), said.words()))
                    .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of texts are always JSON", e);
        }
    }

    static List<Said> read(@Nullable String column) {
        if (column == null) {
            return List.of();
        }
        try {
            return JSON.readValue(column, new TypeReference<List<Entry>>() {}).stream()
                    .map(entry -> new Said(entry.version(), Instant.parse(entry.at()), entry.words()))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the column of later words is not what was written", e);
        }
    }
}
