package dev.firstline.intake.search;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Spans of time in which tickets were opened, by the milliseconds that their ids begin with. Documents are marked with the span that they are
 * in, of each of five lengths; so the newest that fit are found in the index without those that are older, however many there are.
 */
final class Spans {

    /** Lengths as powers of two of milliseconds: 70 minutes to 199 days, each eight times the one before; as in the migrations. */
    private static final int[] LENGTHS = {22, 25, 28, 31, 34};

    private static final int BELOW_MILLIS = 16;

    private Spans() {}

    /**
     * A stretch of time to look in.
     *
     * @param floor in milliseconds: all from then on is in it
     * @param marks a document in it has one of these; empty: all documents are in it
     */
    record Stretch(long floor, List<String> marks) {

        /** As a part of a tsquery; null when it narrows nothing. */
        @Nullable String query() {
            return marks.isEmpty()
                    ? null
                    : marks.stream().map(Lexemes::quoted).collect(Collectors.joining(" | ", "(", ")"));
        }

        /** Whether nothing is older. */
        boolean isAll() {
            return marks.isEmpty();
        }
    }

    /** Stretches that all end at that time, each longer than the one before; the last is all time. */
    static List<Stretch> before(long millis) {
        var stretches = new ArrayList<Stretch>();
        for (int bits : LENGTHS) {
            long last = millis >> bits;
            stretches.add(new Stretch(
                    Math.max(0, last - 1) << bits,
                    LongStream.of(last, last - 1)
                            .mapToObj(span -> " s" + bits + ":" + span)
                            .toList()));
        }
        stretches.add(new Stretch(0, List.of()));
        return stretches;
    }

    /** The time that an id begins with. */
    static long millis(UUID id) {
        return id.getMostSignificantBits() >>> BELOW_MILLIS;
    }
}
