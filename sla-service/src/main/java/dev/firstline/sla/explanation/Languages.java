package dev.firstline.sla.explanation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which language a reader is served in. Nobody is refused for the header of a browser: what cannot be read in it is passed over. */
final class Languages {

    /** Longer ones are no wishes. */
    private static final int MOST = 1000;

    private Languages() {}

    /** @param accepted the header {@code Accept-Language}; null when there is none */
    static Locale of(@Nullable String accepted) {
        if (accepted == null || accepted.length() > MOST) {
            return Wording.LANGUAGES.getFirst();
        }
        return Wording.closest(ranges(accepted));
    }

    private static List<Locale.LanguageRange> ranges(String accepted) {
        return Arrays.stream(accepted.split(","))
                .flatMap(Languages::range)
                .filter(range -> range.getWeight() > 0)
                .sorted(Comparator.comparingDouble(Locale.LanguageRange::getWeight)
                        .reversed())
                .toList();
    }

    private static Stream<Locale.LanguageRange> range(String text) {
        try {
            return Locale.LanguageRange.parse(text.strip()).stream();
        } catch (IllegalArgumentException e) {
            return Stream.of();
        }
    }
}
