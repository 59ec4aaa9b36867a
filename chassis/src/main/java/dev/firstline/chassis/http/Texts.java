package dev.firstline.chassis.http;

/** Checks on text that comes from outside of JSON, such as parameters and headers. */
public final class Texts {

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
