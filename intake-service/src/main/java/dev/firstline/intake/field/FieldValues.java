package dev.firstline.intake.field;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The values of a ticket's fields by their keys, in the order of these.
 *
 * @param values each in the one spelling of its type
 */
public record FieldValues(SortedMap<String, String> values) {

    /** None. */
    public static final FieldValues NONE = new FieldValues(new TreeMap<>());

    /** Keeps them as they are. */
    public FieldValues {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** Those, in the order of their keys. */
    public static FieldValues of(Map<String, String> values) {
        return new FieldValues(new TreeMap<>(values));
    }

    /** With what another has and this one has not, as far as there is room. */
    public FieldValues absorbing(FieldValues other) {
        var all = new TreeMap<>(values);
        other.values.forEach((key, value) -> {
            if (all.size() < FieldChange.MOST) {
                all.putIfAbsent(key, value);
            }
        });
        return new FieldValues(all);
    }

    /** How they are stored: as a JSON object. */
    @Converter
    public static final class Column implements AttributeConverter<FieldValues, String> {

        private static final ObjectMapper JSON = new ObjectMapper();
        private static final TypeReference<TreeMap<String, String>> MAP = new TypeReference<>() {};

        @Override
        public String convertToDatabaseColumn(FieldValues fields) {
            try {
                return JSON.writeValueAsString(fields.values());
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a map of texts can be written", e);
            }
        }

        @Override
        public FieldValues convertToEntityAttribute(String json) {
            try {
                return new FieldValues(JSON.readValue(json, MAP));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("what was written can be read", e);
            }
        }
    }
}
