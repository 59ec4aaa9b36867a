package dev.firstline.diagnosis.lexicon;

import java.text.Normalizer;

/** Brings different spellings of the same word to one form: width, accents, umlauts. */
final class Folding {

    private Folding() {}

    /**
     * The folded form but for its case, which who cuts it into words folds: NFKC, without diacritics. German {@code ae oe ue ss} become
     * {@code a o u ss}, as {@code ä ö ü ß} do; this also touches words of other languages, but texts and terms alike, so they still meet.
     */
    static String fold(String text) {
        boolean plain = text.chars().allMatch(c -> c < 128);
        var decomposed = plain
                ? text
                : Normalizer.normalize(Normalizer.normalize(text, Normalizer.Form.NFKC), Normalizer.Form.NFD);
        var folded = new StringBuilder(decomposed.length());
        char before = ' ';
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (Character.getType(c) == Character.NON_SPACING_MARK) {
                continue;
            }
            char small = Character.toLowerCase(c);
            boolean umlautSpelling = small == 'e' && (before == 'a' || before == 'o' || before == 'u');
            if (small == 'ß') {
                folded.append("ss");
            } else if (!umlautSpelling) {
                folded.append(c);
            }
            before = small;
        }
        return folded.toString();
    }
}
