package dev.firstline.chassis.http;

/** Checks on text that comes from outside of JSON, such as parameters and headers. */
public final class Texts {

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

    /** Whether it can stand in one line of a header or a subject: clean, and without control characters. */
    public static boolean isOneLine(String text) {
        return isClean(text) && text.chars().noneMatch(Character::isISOControl);
    }
}
