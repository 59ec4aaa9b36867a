package dev.firstline.chassis.event;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.firstline.contracts.watermark.Awaited;
import dev.firstline.contracts.watermark.Watermark;
import java.io.IOException;
import java.util.Optional;

/** Bodies of watermarks, and of what their readers wait for. */
public final class WatermarkJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private WatermarkJson() {}

    /** The body, UTF-8. */
    public static byte[] write(Watermark watermark) {
        return bytes(watermark);
    }

    /** The body, UTF-8. */
    public static byte[] write(Awaited awaited) {
        return bytes(awaited);
    }

    private static byte[] bytes(Object body) {
        try {
            return MAPPER.writeValueAsBytes(body);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + body, e);
        }
    }

    /** The watermark of a body; empty when it is none, which then says nothing. */
    public static Optional<Watermark> read(byte[] body) {
        return read(body, Watermark.class);
    }

    /** What a body says is waited for; empty when it says nothing of that. */
    public static Optional<Awaited> readAwaited(byte[] body) {
        return read(body, Awaited.class);
    }

    private static <T> Optional<T> read(byte[] body, Class<T> type) {
        try {
            return Optional.ofNullable(MAPPER.readValue(body, type));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
