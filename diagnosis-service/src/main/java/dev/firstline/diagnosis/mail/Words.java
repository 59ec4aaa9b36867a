package dev.firstline.diagnosis.mail;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** Puts together what is read. */
final class Words {

    /** Characters of the beginning and of the end of the words that are read. */
    static final int HEAD = 9_000;

    static final int TAIL = 8_000;

    private static final int LONGEST_WORD = 100;

    private static final Pattern PLACEHOLDER =
            Pattern.compile("(?i)\\[(cid|image|bild|imagen|imagem|logo)[:.][^\\]]*\\]|<(mailto|tel):[^>]*>");

    /** What stands behind the path of an address, and addresses that a mail filter has rewritten. */
    private static final Pattern QUERY = Pattern.compile(
            "(?i)https?://\\S*(safelinks\\.protection|urldefense|mimecast|barracuda|proofpoint)\\S*|(https?://[^\\s?#]*)[?#]\\S*");

    private Words() {}

    /** Takes the middle out of what is too long. */
    static List<Piece> headAndTail(List<Piece> pieces) {
        long length = pieces.stream()
                .filter(Piece::read)
                .mapToLong(piece -> piece.text().length() + 1L)
                .sum();
        if (length <= HEAD + TAIL) {
            return pieces;
        }
        var kept = new ArrayList<Piece>(pieces.size());
        long before = 0;
        for (var piece : pieces) {
            long behind = length - before - piece.text().length();
            boolean middle = piece.read() && before + piece.text().length() > HEAD && behind > TAIL;
            kept.add(middle ? piece.as(SegmentKind.CUT, "words-too-long") : piece);
            before += piece.read() ? piece.text().length() + 1L : 0;
        }
        return kept;
    }

    /** One text of what is read; a sentence that was broken into lines is one line. */
    static String of(List<Piece> pieces, Effort effort) {
        var words = new StringBuilder();
        Piece before = null;
        for (var piece : pieces) {
            if (!piece.read()) {
                continue;
            }
            var text = piece.text().strip();
            if (before != null) {
                boolean sameLine = piece.first() == before.last();
                words.append(sameLine || Sentences.goesOn(before.text().strip(), text) ? ' ' : '\n');
            }
            words.append(text);
            before = piece;
        }
        effort.spend(3L * words.length());
        return legible(words.toString()).strip();
    }

    /** Without what programs put between the words. */
    static String legible(String text) {
        var bare = text;
        if (text.indexOf('[') >= 0 || text.indexOf('<') >= 0) {
            bare = PLACEHOLDER.matcher(bare).replaceAll(" ");
        }
        if (bare.contains("://")) {
            bare = QUERY.matcher(bare).replaceAll("$2 ");
        }
        return withoutLongWords(bare);
    }

    private static String withoutLongWords(String text) {
        var kept = new StringBuilder(text.length());
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || Character.isWhitespace(text.charAt(i))) {
                if (i - from <= LONGEST_WORD) {
                    kept.append(text, from, i);
                }
                if (i < text.length()) {
                    kept.append(text.charAt(i));
                }
                from = i + 1;
            }
        }
        return kept.toString();
    }
}
