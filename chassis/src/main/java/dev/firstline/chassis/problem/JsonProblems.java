package dev.firstline.chassis.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.firstline.chassis.http.IsoTimes;
import java.io.CharConversionException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a caller is told about JSON that cannot be read; in the caller's words, never in those of our classes. */
public final class JsonProblems {

    private static final Map<Class<?>, String> NAMES = Map.of(
            UUID.class, "UUID, such as " + new UUID(0, 0),
            Instant.class, IsoTimes.INSTANT,
            LocalDate.class, IsoTimes.DATE,
            LocalTime.class, "time of day, such as 09:00",
            Duration.class, "ISO 8601 duration, such as PT4H",
            URI.class, "URI",
            int.class, "whole number",
            Integer.class, "whole number",
            long.class, "whole number",
            Long.class, "whole number");

    private JsonProblems() {}

    /** The problem: 400 when it is no JSON that we read, 422 when a value in it is not acceptable. */
    public static Problem of(JsonProcessingException e) {
        // A limit or a broken byte inside a value arrives wrapped by the binding of that value.
        if (e instanceof JsonMappingException mapping && e.getCause() instanceof InputCoercionException number) {
            return Problem.invalid(pointer(mapping), bounds(number));
        }
        if (e instanceof JsonMappingException
                && e.getCause() instanceof JsonProcessingException cause
                && (cause instanceof StreamReadException || cause instanceof StreamConstraintsException)) {
            return of(cause);
        }
        if (e instanceof JsonMappingException && e.getCause() instanceof CharConversionException) {
            return new Problem(ProblemType.MALFORMED, "The body must be UTF-8.");
        }
        return switch (e) {
            case StreamConstraintsException limit ->
                new Problem(
                        ProblemType.MALFORMED,
                        "The JSON exceeds a limit of depth, text, number or name" + place(limit) + ".");
            case InputCoercionException number -> Problem.invalid("", bounds(number));
            case UnrecognizedPropertyException unknown ->
                Problem.invalid(pointer(unknown), "this field is not known here; known are " + known(unknown));
            case InvalidFormatException format ->
                Problem.invalid(pointer(format), "not a valid " + kind(format.getTargetType()));
            case MismatchedInputException mismatch
            when mismatch.getPath().isEmpty() ->
                new Problem(ProblemType.MALFORMED, "The body must be one JSON object.");
            case JsonMappingException mapping -> Problem.invalid(pointer(mapping), reason(mapping));
            default -> new Problem(ProblemType.MALFORMED, fault(e) + place(e) + ".");
        };
    }

    /** A number that is too large for its place is sound JSON all the same. */
    private static String bounds(InputCoercionException e) {
        return e.getTargetType() == int.class || e.getTargetType() == Integer.class
                ? "must be a whole number between " + Integer.MIN_VALUE + " and " + Integer.MAX_VALUE
                : "must be a whole number between " + Long.MIN_VALUE + " and " + Long.MAX_VALUE;
    }

    private static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> "/"
                        + (step.getFieldName() != null
                                ? Pointers.escaped(step.getFieldName())
                                : String.valueOf(step.getIndex())))
                .collect(Collectors.joining());
    }

    private static String known(UnrecognizedPropertyException e) {
        return e.getKnownPropertyIds() == null
                ? "none"
                : e.getKnownPropertyIds().stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String kind(Class<?> type) {
        return type != null && type.isEnum()
                ? "value; allowed are "
                        + Arrays.stream(type.getEnumConstants())
                                .map(String::valueOf)
                                .collect(Collectors.joining(", "))
                : NAMES.getOrDefault(type, "value");
    }

    private static String reason(JsonMappingException e) {
        var cause = e.getCause();
        // A record's own check speaks the caller's language; Jackson's messages speak of our classes.
        return cause instanceof IllegalArgumentException && cause.getMessage() != null
                ? cause.getMessage()
                : "this value has the wrong type or is missing";
    }

    private static String fault(JsonProcessingException e) {
        var message = String.valueOf(e.getOriginalMessage());
        if (message.startsWith("Duplicate field")) {
            return "The body names a field twice";
        }
        return message.contains("end-of-input") ? "The body ends too early to be JSON" : "The body is not valid JSON";
    }

    private static String place(JsonProcessingException e) {
        var at = e.getLocation();
        return at == null || at.getLineNr() < 1 ? "" : ", at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }
}
