package dev.firstline.chassis.http;

import java.util.regex.Pattern;

/** Checks on text that comes from outside. */
public final class Texts {

    /** What the caller is told of a text that is not {@link #isClean clean}. */
    static final String UNCLEAN = "must not hold U+0000 or half a character";

    /**
     * Blanks of all kinds, controls, and what has no shape of its own (Unicode: Default_Ignorable_Code_Point, DerivedCoreProperties.txt), such
     * as bidirectional marks, joiners, soft hyphens, Hangul fillers and variation selectors; the empty cell of Braille besides. Not the signs of
     * Arabic, Syriac and Kaithi that are written around numbers: they are formats by their category, and seen.
     */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Z}\\p{Cc}\\p{Cf}\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u2065\\u2800"
                    + "\\u3164\\ufe00-\\ufe0f\\uffa0\\ufff0-\\ufff8\\x{e0000}-\\x{e0fff}"
                    + "&&[^\\u0600-\\u0605\\u06dd\\u070f\\u0890\\u0891\\u08e2\\x{110bd}\\x{110cd}]]*+");

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Texts() {}

    /** Whether it has neither NUL nor a lone surrogate: PostgreSQL and UTF-8 can hold it. */
    public static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** Whether a reader sees nothing of it: more than {@link String#isBlank()} knows, which takes a zero-width blank for a word. */
    public static boolean isBlank(String text) {
        return UNSEEN.matcher(text).matches();
    }

    /**
     * Whether it can stand in one line of a header, a subject or a table: clean, without control characters, line or
     * paragraph separators, and without invisible marks that change how the rest is read (bidirectional controls, tags,
     * byte order marks). The joiners of scripts and emoji are text.
     */
    public static boolean isOneLine(String text) {
        return isClean(text) && text.codePoints().allMatch(Texts::isVisible);
    }

    /** As {@link #isOneLine}, with the invisible marks too: people's words are kept as they were written. */
    public static boolean isOneLineOfWords(String text) {
        return isClean(text)
                && text.codePoints().allMatch(c -> isVisible(c) || Character.getType(c) == Character.FORMAT);
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            case Character.FORMAT -> c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER;
            default -> true;
        };
    }
}
