package dev.firstline.chassis.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.function.Function;

/**
 * Reads a time as the text that the description asks for. The library also takes numbers (seconds since 1970, where the caller meant
 * milliseconds) and arrays.
 *
 * @param <T> a type of {@code java.time}
 */
final class IsoText<T> extends StdScalarDeserializer<T> {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // nobody writes a deserializer down
    private final Function<String, T> parse;

    /** @param parse throws {@link DateTimeException} when the text is none */
    IsoText(Class<T> type, Function<String, T> parse) {
        super(type);
        this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            try {
                return parse.apply(parser.getText());
            } catch (DateTimeException e) {
                // The same answer as for what is no text.
            }
        }
        throw InvalidFormatException.from(parser, "not the text of a time", "", handledType());
    }
}
