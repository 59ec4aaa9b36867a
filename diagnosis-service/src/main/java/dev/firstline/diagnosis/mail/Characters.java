package dev.firstline.diagnosis.mail;

/** Brings the characters of a text to those that a reader sees. */
final class Characters {

    private Characters() {}

    /**
     * Line ends become {@code \n}, every other white space and control character one space. What cannot be seen is dropped: zero-width
     * and bidirectional marks, soft hyphens, variation selectors, tags. Without them "Te\u200Bams" is one word.
     */
    static String visible(String text) {
        var seen = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r') {
                if (i + 1 >= text.length() || text.charAt(i + 1) != '\n') {
                    seen.append('\n');
                }
            } else if (endsLine(c)) {
                seen.append('\n');
            } else if (c == '\uDB40' && i + 1 < text.length()) {
                // Plane 14 has nothing but tags and selectors.
                i++;
            } else if (Character.isISOControl(c) || Character.isSpaceChar(c)) {
                seen.append(' ');
            } else if (!isInvisible(c)) {
                seen.append(c);
            }
        }
        return seen.toString();
    }

    private static boolean endsLine(char c) {
        return c == '\n' || c == '\u000B' || c == '\f' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    private static boolean isInvisible(char c) {
        return Character.getType(c) == Character.FORMAT
                || c >= '\uFE00' && c <= '\uFE0F'
                || c >= '\u180B' && c <= '\u180F'
                || c == '\u034F'
                || c == '\u115F'
                || c == '\u1160'
                || c == '\u3164'
                || c == '\uFFA0';
    }
}
