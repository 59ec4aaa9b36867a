package dev.firstline.chassis.event;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.firstline.contracts.Event;
import java.io.IOException;

/**
 * Bodies of events. A reader is tolerant: it passes over fields it does not know and reads an enum value it does not
 * know as null, since a newer writer may be running beside it.
 */
public final class EventJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .configure(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION, false)
            .build();

    private EventJson() {}

    /** The body of an event, UTF-8. */
    public static byte[] write(Event event) {
        try {
            return MAPPER.writeValueAsBytes(event);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + event.getClass(), e);
        }
    }

    /**
     * The event of a body.
     *
     * @throws UnreadableEventException when the body is not JSON or lacks what the record cannot do without
     */
    public static <E extends Event> E read(byte[] body, Class<E> type) {
        try {
            var event = MAPPER.readValue(body, type);
            if (event == null) {
                throw new UnreadableEventException(UnreadableEventException.Cause.BODY, "the body is the JSON null");
            }
            return event;
        } catch (IOException e) {
            throw new UnreadableEventException(
                    UnreadableEventException.Cause.BODY,
                    e instanceof JacksonException json ? json.getOriginalMessage() : e.getMessage());
        }
    }
}
