package dev.firstline.console.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.firstline.console.view.TicketView;

/** Views as they lie in the database. Tolerant, since another version of the console may have written them. */
public final class StoredJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            // What is not known takes no space: half of a view's fields are null, and it is written with every change.
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .build();

    private StoredJson() {}

    /** The view as it is stored. */
    public static String write(TicketView view) {
        try {
            return MAPPER.writeValueAsString(view);
        } catch (JacksonException e) {
            throw new IllegalStateException("a view cannot be written as JSON", e);
        }
    }

    /** The view of a row. */
    static TicketView read(String json) {
        try {
            return MAPPER.readValue(json, TicketView.class);
        } catch (JacksonException e) {
            throw new IllegalStateException(
                    "a stored view cannot be read; it can be derived anew from the timeline", e);
        }
    }
}
