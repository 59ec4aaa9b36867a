package dev.firstline.diagnosis.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.diagnosis.rule.Decision;
import org.jspecify.annotations.Nullable;

/** Records in columns of type jsonb. */
final class ColumnJson {

    private static final ObjectMapper JSON = new ObjectMapper().addMixIn(Decision.class, DecisionInAColumn.class);

    /** A copy of the version before reads no decision with a field that it does not know. */
    private interface DecisionInAColumn {

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String catalogVersion();
    }

    private ColumnJson() {}

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of texts are always JSON", e);
        }
    }

    /** @throws IllegalStateException when it is not what {@link #write} wrote */
    static <T> T parse(String text, TypeReference<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column is not what was written", e);
        }
    }
}
