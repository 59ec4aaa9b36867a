package dev.firstline.chassis.http;

import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the values of a query parameter must look like. */
sealed interface QueryType {

    /** What is wrong with a value, without the value itself; null when nothing is. */
    @Nullable String fault(String value);

    /**
     * The least and the most of a number, both included.
     */
    record Bounds(long min, long max) {

        Bounds within(long least, long most) {
            return new Bounds(Math.max(min, least), Math.min(max, most));
        }
    }

    /**
     * What a type of Java asks for; anything of a type that is not known here.
     *
     * @param bounds of the parameter's own constraints
     */
    static QueryType of(Class<?> type, Bounds bounds) {
        if (type.isEnum()) {
            return new OneOf(Arrays.stream(type.getEnumConstants())
                    .map(value -> ((Enum<?>) value).name())
                    .toList());
        }
        return switch (type.getName()) {
            case "int", "java.lang.Integer" -> new Whole(bounds.within(Integer.MIN_VALUE, Integer.MAX_VALUE));
            case "long", "java.lang.Long" -> new Whole(bounds);
            case "double", "java.lang.Double" -> new Fraction();
            case "boolean", "java.lang.Boolean" -> new OneOf(List.of("true", "false"));
            case "java.util.UUID" -> new Id();
            case "java.time.Instant" -> new Time("an " + IsoTimes.INSTANT, IsoTimes::instant);
            case "java.time.LocalDate" -> new Time("a " + IsoTimes.DATE, IsoTimes::date);
            default -> new Text();
        };
    }

    /** Anything that is text; its resource looks closer. */
    record Text() implements QueryType {

        @Override
        public @Nullable String fault(String value) {
            return Texts.isClean(value) ? null : Texts.UNCLEAN;
        }
    }

    /** One of some names, in this very spelling. */
    record OneOf(List<String> names) implements QueryType {

        @Override
        public @Nullable String fault(String value) {
            return names.contains(value) ? null : "not a valid value; allowed are " + String.join(", ", names);
        }
    }

    /** A whole number, of the digits 0 to 9 with or without a sign: that of Java takes those of all scripts. */
    record Whole(Bounds bounds) implements QueryType {

        private static final Pattern FORM = Pattern.compile("[+-]?[0-9]+");

        @Override
        public @Nullable String fault(String value) {
            try {
                if (FORM.matcher(value).matches()) {
                    long number = Long.parseLong(value);
                    if (number >= bounds.min() && number <= bounds.max()) {
                        return null;
                    }
                }
            } catch (NumberFormatException e) {
                // The same answer as for a number out of bounds.
            }
            return "must be a whole number between " + bounds.min() + " and " + bounds.max();
        }
    }

    /** A number that may have a fraction. */
    record Fraction() implements QueryType {

        private static final Pattern FORM = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");

        @Override
        public @Nullable String fault(String value) {
            return FORM.matcher(value).matches() ? null : "must be a number, such as 0.5";
        }
    }

    /** A UUID in its long form: that of Java also takes shorter ones. */
    record Id() implements QueryType {

        private static final Pattern FORM = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

        /** Whether it is written so. */
        static boolean isOne(String value) {
            return FORM.matcher(value).matches();
        }

        @Override
        public @Nullable String fault(String value) {
            return isOne(value) ? null : "must be a UUID, such as " + new UUID(0, 0);
        }
    }

    /** A point of the calendar. */
    record Time(String expected, Parse parse) implements QueryType {

        /** Throws when the text is none. */
        @FunctionalInterface
        interface Parse {
            Object of(String text) throws DateTimeException;
        }

        @Override
        public @Nullable String fault(String value) {
            try {
                parse.of(value);
                return null;
            } catch (DateTimeException e) {
                return "must be " + expected;
            }
        }
    }
}
