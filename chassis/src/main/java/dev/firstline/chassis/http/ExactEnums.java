package dev.firstline.chassis.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import java.io.IOException;

/** Takes the names of an enumeration in their very spelling: the library passes over blanks around them. */
final class ExactEnums extends BeanDeserializerModifier {

    private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> modifyEnumDeserializer(
            DeserializationConfig config, JavaType type, BeanDescription description, JsonDeserializer<?> library) {
        return new Exact(library, type.getRawClass());
    }

    private static final class Exact extends DelegatingDeserializer {

        private static final long serialVersionUID = 1L;

        private final Class<?> type;

        Exact(JsonDeserializer<?> library, Class<?> type) {
            super(library);
            this.type = type;
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> library) {
            return new Exact(library, type);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                var text = parser.getText();
                if (!text.equals(text.trim())) {
                    return context.handleWeirdStringValue(type, text, "not one of the names, which have no blanks");
                }
            }
            return super.deserialize(parser, context);
        }
    }
}
