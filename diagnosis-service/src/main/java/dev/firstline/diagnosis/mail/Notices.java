package dev.firstline.diagnosis.mail;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds what companies and machines add to every mail: legal notices, warnings of external mail, receipts. They are known by their
 * sentences, wherever these stand, since many programs put them into the same paragraph as the writer's words.
 */
final class Notices {

    private static final int HINTS = 3;
    private static final int MAX_SIGNATURE_WORDS = 40;

    private final Marks marks;

    Notices(Marks marks) {
        this.marks = marks;
    }

    List<Piece> mark(List<Piece> lines, Effort effort) {
        var marked = new ArrayList<Piece>(lines.size());
        var paragraph = new ArrayList<Piece>();
        boolean first = true;
        for (var line : lines) {
            if (line.isOwn() && !line.isBlank()) {
                paragraph.add(line);
                continue;
            }
            first = flush(paragraph, first, marked, effort);
            marked.add(line);
        }
        flush(paragraph, first, marked, effort);
        return marked;
    }

    private boolean flush(List<Piece> paragraph, boolean first, List<Piece> marked, Effort effort) {
        if (paragraph.isEmpty()) {
            return first;
        }
        var sentences = paragraph(Sentences.of(paragraph), first, effort);
        // Lines stay lines where nothing was found: the signature is told by them.
        marked.addAll(sentences.stream().allMatch(Piece::isOwn) ? paragraph : sentences);
        paragraph.clear();
        return false;
    }

    private List<Piece> paragraph(List<Piece> sentences, boolean first, Effort effort) {
        var seen = sentences.stream()
                .map(sentence -> marks.in(sentence.text(), effort))
                .toList();
        var kinds = new ArrayList<Piece>(sentences);
        for (int i = 0; i < sentences.size(); i++) {
            var sentence = sentences.get(i);
            // A question about a disclaimer is none.
            if (sentence.text().endsWith("?")) {
                continue;
            }
            if (seen.get(i).has(Marks.DISCLAIMER)) {
                return legal(sentences, seen, kinds, i, first);
            }
            if (seen.get(i).has(Marks.WARNING)) {
                kinds.set(i, sentence.as(SegmentKind.DISCLAIMER, "external-mail-warning"));
            } else if (seen.get(i).has(Marks.AUTOMATIC)) {
                kinds.set(i, sentence.as(SegmentKind.AUTO_REPLY, "automatic-text"));
            } else if (seen.get(i).clauseBeginsWith(Marks.ABSENCE)) {
                kinds.set(i, sentence.as(SegmentKind.AUTO_REPLY, "absence-note"));
            } else if (i > 0 && closesInline(sentences, seen, i)) {
                rest(kinds, sentences, i, SegmentKind.SIGNATURE, "closing-words");
                return kinds;
            }
        }
        long hints = seen.stream()
                .mapToLong(each -> each.count(Marks.DISCLAIMER_HINT))
                .sum();
        if (!first && hints >= HINTS && kinds.stream().allMatch(Piece::isOwn)) {
            rest(kinds, sentences, 0, SegmentKind.DISCLAIMER, "legal-notice");
        }
        return kinds;
    }

    /** A legal notice goes on to the end of its paragraph; at the very beginning of a mail only as far as it is known. */
    private static List<Piece> legal(
            List<Piece> sentences, List<Marks.Marked> seen, List<Piece> kinds, int found, boolean first) {
        int from = found;
        while (from > 0 && kinds.get(from - 1).isOwn() && seen.get(from - 1).has(Marks.DISCLAIMER_HINT)) {
            from--;
        }
        boolean leads = first && from == 0;
        for (int i = from; i < sentences.size(); i++) {
            boolean known = i <= found
                    || seen.get(i).has(Marks.DISCLAIMER)
                    || seen.get(i).has(Marks.DISCLAIMER_HINT);
            if (known || !leads) {
                kinds.set(i, sentences.get(i).as(SegmentKind.DISCLAIMER, "legal-notice"));
            }
        }
        return kinds;
    }

    /** "… Best regards, Ann Smith, Contoso Ltd, phone …" at the end of a text whose lines were lost. */
    private static boolean closesInline(List<Piece> sentences, List<Marks.Marked> seen, int at) {
        boolean withinLine = sentences.get(at).first() == sentences.get(at - 1).last();
        if (!withinLine || !seen.get(at).beginsWith(Marks.CLOSING)) {
            return false;
        }
        int words = 0;
        boolean address = false;
        for (int i = at; i < sentences.size(); i++) {
            words += seen.get(i).words().size();
            address |= Signatures.hasAddress(sentences.get(i).text());
        }
        return address && words <= MAX_SIGNATURE_WORDS;
    }

    private static void rest(List<Piece> kinds, List<Piece> sentences, int from, SegmentKind kind, String reason) {
        for (int i = from; i < kinds.size(); i++) {
            kinds.set(i, sentences.get(i).as(kind, reason));
        }
    }
}
