package dev.firstline.intake.ticket;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The number that people say, such as {@code FL-482913570}. Numbers follow no visible order, so that they do not tell how many
 * tickets others file; those of seven digits, from before that, grew.
 */
@Schema(type = SchemaType.STRING, pattern = "^FL-[1-9][0-9]{6,14}$", examples = "FL-482913570")
public record TicketNumber(long value) {

    private static final String PREFIX = "FL-";
    private static final Pattern SHAPE = Pattern.compile("FL-[1-9][0-9]{6,14}");

    /** Reads one as people write it; empty when it is none. */
    public static Optional<TicketNumber> parse(String text) {
        return SHAPE.matcher(text).matches()
                ? Optional.of(new TicketNumber(Long.parseLong(text.substring(PREFIX.length()))))
                : Optional.empty();
    }

    /** As it is read back from an answer that was kept. */
    @JsonCreator
    static TicketNumber of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("no number of a ticket"));
    }

    @Override
    @JsonValue
    public String toString() {
        return PREFIX + value;
    }

    /** How it is stored. */
    @Converter
    static final class Column implements AttributeConverter<TicketNumber, Long> {

        @Override
        public Long convertToDatabaseColumn(TicketNumber number) {
            return number.value();
        }

        @Override
        public TicketNumber convertToEntityAttribute(Long value) {
            return new TicketNumber(value);
        }
    }
}
