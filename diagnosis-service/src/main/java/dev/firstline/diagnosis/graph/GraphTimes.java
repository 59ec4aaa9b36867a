package dev.firstline.diagnosis.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** {@code Edm.DateTimeOffset}, to the microsecond that the database keeps. */
final class GraphTimes {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private GraphTimes() {}

    /** Null when there is none, or none that can be read. */
    static @Nullable Instant read(JsonNode time) {
        try {
            var instant = OffsetDateTime.parse(time.asText("")).toInstant().truncatedTo(ChronoUnit.MICROS);
            return instant.isBefore(FIRST) || instant.isAfter(LAST) ? null : instant;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
