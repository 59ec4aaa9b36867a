package dev.firstline.diagnosis.mail;

import java.util.stream.Collectors;

/** What a reader sees of a text that somebody else wrote, HTML or not: never a tag, a script, or a mark that cannot be seen. */
public final class VisibleText {

    private VisibleText() {}

    /**
     * Its lines, without empty ones at the ends and without more than one between two others.
     *
     * @param most characters, two at least; what is longer is cut, with an ellipsis behind it
     */
    public static String of(String written, int most) {
        return cut(lines(written).replaceAll("\n{3,}", "\n\n"), most);
    }

    /** The same in one line. */
    public static String line(String written, int most) {
        return cut(lines(written).replaceAll("\\s+", " "), most);
    }

    private static String lines(String written) {
        var text = PlainText.lines(written, new Effort()).stream()
                .map(piece -> piece.text().strip())
                .collect(Collectors.joining("\n"))
                .strip();
        return text.codePoints()
                .filter(c -> c > Character.MAX_SURROGATE || c < Character.MIN_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end).stripTrailing() + "…";
    }
}
