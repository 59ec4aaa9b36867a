package dev.firstline.intake.query;

import dev.firstline.chassis.http.Texts;
import dev.firstline.chassis.problem.Problem;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Query parameters as the caller sent them. Read by hand: JAX-RS would answer a value of the wrong type with 404, as if
 * the address were wrong.
 */
public final class Parameters {

    /** The most items of a page. */
    public static final int MAX_LIMIT = 200;

    private static final int DEFAULT_LIMIT = 50;

    private Parameters() {}

    /** How many items a page may have; 50 when nothing was asked for. */
    public static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // The same answer as for a number out of bounds.
        }
        throw Problem.invalid("limit", "must be a number from 1 to " + MAX_LIMIT);
    }

    /** One line of text of a bounded length. */
    public static @Nullable String text(String name, @Nullable String text, int max) {
        if (text != null && (text.isEmpty() || text.length() > max || !Texts.isOneLine(text))) {
            throw Problem.invalid(name, "must have 1 to " + max + " printable characters");
        }
        return text;
    }

    /** An instant, ISO-8601 with a zone, to the microsecond. */
    public static @Nullable Instant instant(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            var instant = Instant.parse(text);
            if (!instant.isBefore(Instant.EPOCH) && instant.isBefore(Instant.parse("9999-01-01T00:00:00Z"))) {
                return instant;
            }
        } catch (DateTimeParseException e) {
            // The same answer as for an instant out of bounds.
        }
        throw Problem.invalid(name, "must be an instant such as 2026-11-21T09:00:00Z");
    }

    /** A value of an enum, by its exact name. */
    public static <E extends Enum<E>> @Nullable E oneOf(String name, @Nullable String text, Class<E> type) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        name,
                        "not a valid value; allowed are "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", "))));
    }

    /** True or false. */
    public static @Nullable Boolean flag(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.invalid(name, "must be true or false");
        };
    }

    /**
     * An id in the address.
     *
     * @throws Problem 404 when it is none: such a thing is as absent as one with an unknown id
     */
    public static UUID id(String what, String text) {
        try {
            var id = UUID.fromString(text);
            if (text.length() == 36) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // The same answer as for an id that is not there.
        }
        throw Problem.notFound(what);
    }
}
