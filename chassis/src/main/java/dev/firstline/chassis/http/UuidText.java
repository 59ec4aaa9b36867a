package dev.firstline.chassis.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.io.IOException;
import java.util.UUID;

/**
 * Reads a UUID as the text that the description asks for. The library takes an empty or blank text for none, so that what the id is to
 * guard would be done without it.
 */
final class UuidText extends StdScalarDeserializer<UUID> {

    private static final long serialVersionUID = 1L;

    UuidText() {
        super(UUID.class);
    }

    @Override
    public UUID deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING && QueryType.Id.isOne(parser.getText())) {
            return UUID.fromString(parser.getText());
        }
        throw InvalidFormatException.from(parser, "not the text of a UUID", "", UUID.class);
    }
}
