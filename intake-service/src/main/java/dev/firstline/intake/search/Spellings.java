package dev.firstline.intake.search;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Other ways to write a word, which the stemmers do not bring together once its accents are gone: {@code configuração} and {@code
 * configurações} differ after the stem, and {@code München} is also typed {@code Muenchen}.
 */
final class Spellings {

    /** Endings of Portuguese and Spanish, singular and plural; without accents, since the database takes them away too. */
    private static final Map<String, String> ENDINGS =
            Map.of("ao", "oes", "oes", "ao", "cion", "ciones", "ciones", "cion");

    private static final List<Map.Entry<String, String>> UMLAUTS =
            List.of(Map.entry("ä", "ae"), Map.entry("ö", "oe"), Map.entry("ü", "ue"));

    /** Written for an umlaut, unless the letters belong to others around them, as in {@code neue}, {@code Steuer}, {@code quer}. */
    private static final Pattern TYPED_UMLAUT = Pattern.compile("(?<![aeiouq])([aou])e(?![aeiou])");

    private static final int LEAST = 5;

    private Spellings() {}

    /** The word itself and its other spellings. */
    static Set<String> of(String word) {
        var spellings = new LinkedHashSet<String>();
        spellings.add(word);
        var small = word.toLowerCase(Locale.ROOT);
        var spelledOut = small;
        for (var umlaut : UMLAUTS) {
            spelledOut = spelledOut.replace(umlaut.getKey(), umlaut.getValue());
        }
        if (!spelledOut.equals(small)) {
            spellings.add(spelledOut);
        }
        var drawnTogether = TYPED_UMLAUT.matcher(small).replaceAll("$1");
        if (!drawnTogether.equals(small)) {
            spellings.add(drawnTogether);
        }
        var plain = Normalizer.normalize(small, Normalizer.Form.NFD).replaceAll("\\p{Mn}+", "");
        ENDINGS.forEach((ending, other) -> {
            if (plain.length() >= LEAST && plain.endsWith(ending)) {
                spellings.add(plain.substring(0, plain.length() - ending.length()) + other);
            }
        });
        return spellings;
    }
}
