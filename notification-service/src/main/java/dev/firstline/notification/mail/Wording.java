package dev.firstline.notification.mail;

import dev.firstline.contracts.Event;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of an event as a reader of mails knows them: times and spans written out, codes by their names. */
final class Wording {

    /** ISO-8601 durations, which the contracts tell as texts. */
    private static final Set<String> SPANS = Set.of("goal", "before", "after", "late", "initialResponse");

    /** Codes that are no enum. */
    private static final Set<String> CODES = Set.of("ruleId", "reason", "issueKind");

    private Wording() {}

    /** By the names of the fields. What is null is left out, unless it cannot be: then it is a code of a newer version. */
    static Map<String, Object> of(Event event) {
        var words = new HashMap<String, Object>();
        for (var field : event.getClass().getRecordComponents()) {
            var value = value(field, event);
            if (value != null) {
                words.put(field.getName(), word(field.getName(), value));
            } else if (!field.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                words.put(field.getName(), "unknown");
            }
        }
        return words;
    }

    /** The fields of what is no event of the topics: its times written out. */
    static Map<String, Object> ofOther(Object data) {
        var words = new HashMap<String, Object>();
        if (data instanceof Map<?, ?> fields) {
            fields.forEach((name, value) -> words.put(String.valueOf(name), ofText(String.valueOf(value))));
        }
        return words;
    }

    /** A time written out, where the value is one; else as it is. */
    static Object ofText(Object value) {
        try {
            return Spans.of(Instant.parse(value.toString()));
        } catch (DateTimeParseException e) {
            return value;
        }
    }

    private static Object word(String field, Object value) {
        return switch (value) {
            case Instant instant -> Spans.of(instant);
            case Enum<?> code -> Terms.of(code);
            case List<?> list ->
                list.stream()
                        .filter(Objects::nonNull)
                        .map(each -> word(field, each).toString())
                        .collect(Collectors.joining(", "));
            case String text when SPANS.contains(field) -> Spans.of(text);
            case String text when CODES.contains(field) && text.matches("[A-Za-z0-9_-]+") -> Terms.ofCode(text);
            default -> value;
        };
    }

    private static @Nullable Object value(RecordComponent field, Event event) {
        try {
            return field.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("events are public records", e);
        }
    }
}
