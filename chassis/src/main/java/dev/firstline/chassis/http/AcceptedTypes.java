package dev.firstline.chassis.http;

import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code Accept} (RFC 9110, 12.5.1): of the ranges that a type falls into the most specific one says how much it is wanted, and a weight of
 * nothing that it is not. Parameters besides the weight are passed over, since no format here has any that make a difference.
 */
final class AcceptedTypes {

    private static final String ANY = "*";
    private static final String TOKEN = "[\\w!#$%&'*+.^`|~-]++";
    private static final Pattern RANGE = Pattern.compile("(" + TOKEN + ")/(" + TOKEN + ")((?:\\s*+;\\s*+" + TOKEN
            + "\\s*+=\\s*+(?:\"(?:[^\"\\\\]|\\\\.)*+\"|" + TOKEN + "))*+)");
    private static final Pattern WEIGHT =
            Pattern.compile(";\\s*+q\\s*+=\\s*+([01](?:\\.\\d*+)?+|\\.\\d++)", Pattern.CASE_INSENSITIVE);

    private final List<Range> ranges;

    private AcceptedTypes(List<Range> ranges) {
        this.ranges = ranges;
    }

    /** What a header says; what cannot be read of it is passed over. */
    static AcceptedTypes of(String header) {
        return new AcceptedTypes(RANGE.matcher(header)
                .results()
                .map(found -> new Range(found.group(1), found.group(2), weight(found.group(3))))
                .toList());
    }

    /**
     * The one that the caller wants most; of those that he wants alike, the first. A header in which there is nothing to read asks for nothing.
     *
     * @return empty when he takes none of them
     */
    Optional<MediaType> best(List<MediaType> offered) {
        if (ranges.isEmpty()) {
            return offered.stream().findFirst();
        }
        return offered.stream().filter(type -> weight(type) > 0).max(Comparator.comparingDouble(this::weight));
    }

    private double weight(MediaType type) {
        return ranges.stream()
                .filter(range -> range.holds(type))
                .max(Comparator.comparingInt(Range::precision).thenComparingDouble(Range::weight))
                .map(Range::weight)
                .orElse(0.0);
    }

    private static double weight(String parameters) {
        var stated = WEIGHT.matcher(parameters);
        return stated.find() ? Double.parseDouble(stated.group(1)) : 1;
    }

    private record Range(String type, String subtype, double weight) {

        boolean holds(MediaType other) {
            return isOrAny(type, other.getType()) && isOrAny(subtype, other.getSubtype());
        }

        int precision() {
            return type.equals(ANY) ? 0 : subtype.equals(ANY) ? 1 : 2;
        }

        private static boolean isOrAny(String mine, String other) {
            return mine.equals(ANY) || mine.equalsIgnoreCase(other);
        }
    }
}
