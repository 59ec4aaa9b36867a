package dev.firstline.diagnosis.mail;

import java.util.ArrayList;
import java.util.List;

/** Cuts paragraphs into sentences; a sentence that was broken into lines is put together. */
final class Sentences {

    /** From this length on a line was broken by a program, not by its writer. */
    private static final int BROKEN_FROM = 50;

    private static final int LONGEST = 1_000;

    private Sentences() {}

    /** The sentences of lines that follow each other without a blank one. */
    static List<Piece> of(List<Piece> paragraph) {
        var sentences = new ArrayList<Piece>();
        var open = new StringBuilder();
        int first = 0;
        for (int i = 0; i < paragraph.size(); i++) {
            var line = paragraph.get(i);
            var text = line.text().strip();
            int from = 0;
            for (int at = 0; at < text.length(); at++) {
                if (open.isEmpty()) {
                    first = line.first();
                }
                if (ends(text, at)) {
                    sentences.add(sentence(open, text.substring(from, at + 1), first, line));
                    from = at + 1;
                }
            }
            open.append(text, from, text.length());
            boolean goesOn = i + 1 < paragraph.size()
                    && open.length() < LONGEST
                    && !text.isEmpty()
                    && goesOn(text, paragraph.get(i + 1).text());
            if (goesOn) {
                open.append(' ');
            } else if (!open.toString().isBlank()) {
                sentences.add(sentence(open, "", first, line));
            } else {
                open.setLength(0);
            }
        }
        return sentences;
    }

    /** Whether the sentence goes on in the next line. */
    static boolean goesOn(String line, String next) {
        var rest = next.strip();
        if (line.length() < BROKEN_FROM || rest.isEmpty()) {
            return false;
        }
        char end = line.charAt(line.length() - 1);
        char begin = rest.charAt(0);
        boolean ended = end == '.' || end == '!' || end == '?' || end == ':' || end == ';';
        return !ended && (Character.isLetterOrDigit(begin) || begin == '(' || begin == '"');
    }

    private static Piece sentence(StringBuilder open, String end, int first, Piece line) {
        var text = open.append(end).toString().strip();
        open.setLength(0);
        return Piece.own(first, line.last(), text, 0);
    }

    private static boolean ends(String text, int at) {
        char c = text.charAt(at);
        return (c == '.' || c == '!' || c == '?') && at + 1 < text.length() && text.charAt(at + 1) == ' ';
    }
}
