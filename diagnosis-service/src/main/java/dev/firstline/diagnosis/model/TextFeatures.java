package dev.firstline.diagnosis.model;

import dev.firstline.diagnosis.lexicon.Tokens;
import java.util.HashSet;
import java.util.function.Consumer;

/**
 * What a text shows to the model: its words, pairs of neighbours, and pieces of three to five letters, which words of the same
 * stem share, also across languages ({@code factura}, {@code fatura}).
 */
public final class TextFeatures {

    /** What stands behind so many words is not looked at, so that a long mail costs no more than a usual one. */
    static final int MOST_WORDS = 400;

    private static final int SHORTEST_PIECE = 3;
    private static final int LONGEST_PIECE = 5;
    private static final int SHORTEST_WORD_IN_PIECES = 4;
    private static final int LONGEST_WORD_IN_PIECES = 24;

    private TextFeatures() {}

    /** Names each of them, some more than once: {@code word invoice}, {@code pair how do}, {@code piece _inv}. */
    public static void of(Tokens words, Consumer<String> shown) {
        var seen = new HashSet<String>();
        var before = "";
        for (int at = 0; at < Math.min(words.size(), MOST_WORDS); at++) {
            var word = withoutNumbers(words.word(at));
            if (at > 0 && !words.beginsSentence(at)) {
                shown.accept("pair " + before + ' ' + word);
            }
            if (seen.add(word)) {
                shown.accept("word " + word);
                pieces(word, shown);
            }
            before = word;
        }
    }

    private static void pieces(String word, Consumer<String> shown) {
        if (word.length() < SHORTEST_WORD_IN_PIECES || word.indexOf('#') >= 0) {
            return;
        }
        var whole = '_' + word.substring(0, Math.min(word.length(), LONGEST_WORD_IN_PIECES)) + '_';
        for (int length = SHORTEST_PIECE; length <= LONGEST_PIECE; length++) {
            for (int from = 0; from + length <= whole.length(); from++) {
                shown.accept("piece " + whole.substring(from, from + length));
            }
        }
    }

    /** Which number it is tells nothing; that it is one does. */
    private static String withoutNumbers(String word) {
        if (word.chars().noneMatch(Character::isDigit)) {
            return word;
        }
        var without = new StringBuilder();
        for (char c : word.toCharArray()) {
            if (!Character.isDigit(c)) {
                without.append(c);
            } else if (without.isEmpty() || without.charAt(without.length() - 1) != '#') {
                without.append('#');
            }
        }
        return without.toString();
    }
}
