package dev.firstline.intake.field;

import dev.firstline.chassis.http.IsoTimes;
import dev.firstline.chassis.http.OneLine;
import dev.firstline.chassis.http.Texts;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A field that tickets have beside those of every ticket.
 *
 * @param name as people see it
 * @param maxLength characters of a TEXT; null for 200
 * @param min the least NUMBER; null for any
 * @param max the greatest NUMBER; null for any
 * @param choices what a CHOICE may be
 */
@Schema(name = "TicketField")
public record FieldDefinition(
        @Schema(examples = "contract") @NotNull @Pattern(regexp = SHAPE, message = MESSAGE) String key,

        @Schema(examples = "Contract number") @NotNull @OneLine(words = true) @Size(min = 1, max = 100) String name,

        @NotNull FieldType type,
        @Nullable @Min(1) @Max(MAX_TEXT) Integer maxLength,
        @Nullable @Digits(integer = 15, fraction = 6) BigDecimal min,
        @Nullable @Digits(integer = 15, fraction = 6) BigDecimal max,

        @Nullable @Size(min = 1, max = 100) List<@NotNull @Size(min = 1, max = 100) String> choices) {

    /** What a key looks like. */
    public static final String SHAPE = "[a-z0-9][a-z0-9-]{0,39}";

    /** Characters of a key. */
    public static final int MAX_KEY = 40;

    /** Characters of a value. */
    public static final int MAX_TEXT = 200;

    static final String MESSAGE = "must be a key such as contract: small letters, digits and hyphens, at most 40";

    private static final java.util.regex.Pattern NUMBER =
            java.util.regex.Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,6})?");

    /** What was found in a text. */
    public sealed interface Reading {

        /** The value, in the one spelling by which it is kept and found. */
        record Value(String text) implements Reading {}

        /** None. @param why what it must be */
        record Fault(String why) implements Reading {}
    }

    /** Reads a value. */
    Reading read(String text) {
        return switch (type) {
            case TEXT -> text(text);
            case NUMBER -> number(text);
            case DATE -> date(text);
            case BOOLEAN ->
                text.equals("true") || text.equals("false")
                        ? new Reading.Value(text)
                        : new Reading.Fault("must be true or false");
            case CHOICE ->
                choices != null && choices.contains(text)
                        ? new Reading.Value(text)
                        : new Reading.Fault("must be one of " + choices);
        };
    }

    /** What is wrong with the declaration itself: a member that its type has no use for, or lacks. */
    Optional<Misfit> misfit() {
        if (maxLength != null && type != FieldType.TEXT) {
            return Optional.of(new Misfit("maxLength", "belongs to a TEXT"));
        }
        if ((min != null || max != null) && type != FieldType.NUMBER) {
            return Optional.of(new Misfit(min != null ? "min" : "max", "belongs to a NUMBER"));
        }
        if (min != null && max != null && min.compareTo(max) > 0) {
            return Optional.of(new Misfit("max", "must not be less than min"));
        }
        if (choices == null) {
            return type == FieldType.CHOICE
                    ? Optional.of(new Misfit("choices", "are needed for a CHOICE"))
                    : Optional.empty();
        }
        if (type != FieldType.CHOICE) {
            return Optional.of(new Misfit("choices", "belong to a CHOICE"));
        }
        if (!choices.stream().allMatch(Texts::isOneLine)) {
            return Optional.of(new Misfit("choices", "must be one line each"));
        }
        return new HashSet<>(choices).size() < choices.size()
                ? Optional.of(new Misfit("choices", "name one twice"))
                : Optional.empty();
    }

    /** A member that does not fit. */
    record Misfit(String member, String why) {}

    private Reading text(String text) {
        int longest = maxLength == null ? MAX_TEXT : maxLength;
        return !text.isEmpty() && text.codePointCount(0, text.length()) <= longest && Texts.isOneLine(text)
                ? new Reading.Value(text)
                : new Reading.Fault("must be one line of 1 to " + longest + " characters");
    }

    private Reading number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return new Reading.Fault(
                    "must be a number such as -12.5, with up to 15 digits before the point and 6 behind it");
        }
        var value = new BigDecimal(text);
        if (min != null && value.compareTo(min) < 0) {
            return new Reading.Fault("must be " + min.toPlainString() + " at least");
        }
        if (max != null && value.compareTo(max) > 0) {
            return new Reading.Fault("must be " + max.toPlainString() + " at most");
        }
        return new Reading.Value(value.stripTrailingZeros().toPlainString());
    }

    private static Reading date(String text) {
        try {
            return new Reading.Value(IsoTimes.date(text).toString());
        } catch (DateTimeException e) {
            return new Reading.Fault("must be a " + IsoTimes.DATE);
        }
    }
}
