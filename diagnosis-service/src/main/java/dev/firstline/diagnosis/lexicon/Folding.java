package dev.firstline.diagnosis.lexicon;

import java.text.Normalizer;
import java.util.Locale;

/** Brings different spellings of the same word to one form: case, width, accents, umlauts, apostrophes. */
final class Folding {

    private Folding() {}

    /**
     * The folded form: NFKC, lower case, without diacritics. German {@code ae oe ue ss} become {@code a o u ss}, as
     * {@code ä ö ü ß} do; this also touches words of other languages, but texts and terms alike, so they still meet.
     */
    static String fold(String text) {
        boolean plain = text.chars().allMatch(c -> c < 128);
        var decomposed = plain ? text.toLowerCase(Locale.ROOT) : decompose(text);
        var folded = new StringBuilder(decomposed.length());
        char before = ' ';
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (Character.getType(c) == Character.NON_SPACING_MARK) {
                continue;
            }
            boolean umlautSpelling = c == 'e' && (before == 'a' || before == 'o' || before == 'u');
            if (c == 'ß') {
                folded.append("ss");
            } else if (!umlautSpelling) {
                folded.append(c);
            }
            before = c;
        }
        return folded.toString();
    }

    private static String decompose(String text) {
        var composed = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(composed, Normalizer.Form.NFD);
    }
}
