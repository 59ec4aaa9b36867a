package dev.firstline.diagnosis.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Where the writer says nothing, what the mail carries is what is meant: the mail passed on, the thread, at last the log. */
final class OnlyWords {

    /** Words of the writer beside which a mail that is passed on is still read: "please take care, thank you". */
    private static final int FEW = 12;

    private static final int FEW_WITH_POINTER = 40;
    private static final int POINTER_WORDS = 12;
    private static final int GREETING_WORDS = 6;
    private static final int TELLING_TITLE = 3;

    /** Mails within mails that are looked through. */
    private static final int DEEPEST = 3;

    private final Marks marks;
    private final Effort effort;

    OnlyWords(Marks marks, Effort effort) {
        this.marks = marks;
        this.effort = effort;
    }

    /** What the writer says: words of substance, and whether they point to what is below. */
    private record Own(int words, boolean points) {}

    List<Piece> take(Title title, List<Piece> pieces, BiFunction<List<Piece>, Effort, List<Piece>> parts) {
        var own = own(pieces);
        boolean few = own.words() <= (own.points() ? FEW_WITH_POINTER : FEW);
        if (few && has(pieces, SegmentKind.FORWARDED)) {
            return within(pieces, SegmentKind.FORWARDED, parts, 1);
        }
        if (has(pieces, SegmentKind.QUOTED) && (own.words() == 0 || few && title.forward())) {
            return within(pieces, SegmentKind.QUOTED, parts, 1);
        }
        if (own.words() > 0) {
            return pieces;
        }
        boolean titleTells = marks.in(title.text(), effort).words().size() >= TELLING_TITLE;
        for (var kind : List.of(SegmentKind.AUTO_REPLY, SegmentKind.LOG, SegmentKind.SIGNATURE)) {
            if (has(pieces, kind) && (kind == SegmentKind.AUTO_REPLY || !titleTells)) {
                return pieces.stream()
                        .map(piece -> piece.kind() == kind ? piece.taken(kind) : piece)
                        .toList();
            }
        }
        return pieces;
    }

    /** The outermost mail of that kind is read as a mail of its own. */
    private List<Piece> within(
            List<Piece> pieces, SegmentKind kind, BiFunction<List<Piece>, Effort, List<Piece>> parts, int level) {
        int from = 0;
        while (pieces.get(from).kind() != kind) {
            from++;
        }
        int to = from;
        while (to < pieces.size()
                && (pieces.get(to).kind() == kind || pieces.get(to).isBlank())) {
            to++;
        }
        int text = behindHeads(pieces, from, to);
        int depth = pieces.subList(text, to).stream()
                .filter(piece -> !piece.isBlank())
                .mapToInt(Piece::depth)
                .min()
                .orElse(0);
        var mail = pieces.subList(text, to).stream()
                .map(piece -> Piece.own(piece.first(), piece.last(), piece.text(), Math.max(0, piece.depth() - depth)))
                .toList();
        var apart = parts.apply(mail, effort);
        if (level < DEEPEST && own(apart).words() == 0) {
            if (has(apart, SegmentKind.FORWARDED)) {
                apart = within(apart, SegmentKind.FORWARDED, parts, level + 1);
            } else if (has(apart, SegmentKind.QUOTED)) {
                apart = within(apart, SegmentKind.QUOTED, parts, level + 1);
            }
        }
        var all = new ArrayList<>(pieces.subList(0, text));
        apart.forEach(piece -> all.add(piece.read() ? piece.taken(kind) : piece));
        all.addAll(pieces.subList(to, pieces.size()));
        return all;
    }

    /** The place behind the heads of a mail: sender, date, receivers, subject. */
    private int behindHeads(List<Piece> pieces, int from, int to) {
        int at = from;
        while (at < to) {
            int attribution = HistoryMarks.attribution(pieces, at, effort);
            var text = pieces.get(at).text();
            if (attribution > 0) {
                at += attribution;
            } else if (pieces.get(at).isBlank() || HistoryMarks.isOfHeads(text, effort)) {
                at++;
            } else {
                break;
            }
        }
        return Math.min(at, to);
    }

    private Own own(List<Piece> pieces) {
        int words = 0;
        boolean points = false;
        for (var piece : pieces) {
            if (!piece.isOwn() || piece.isBlank()) {
                continue;
            }
            if (words > FEW_WITH_POINTER) {
                break;
            }
            var seen = marks.in(piece.text(), effort);
            int size = seen.words().size();
            boolean pointer = seen.has(Marks.POINTER);
            points |= pointer || seen.has(Marks.REQUEST);
            boolean greeting = seen.beginsWith(Marks.GREETING) && size <= GREETING_WORDS;
            words += greeting || pointer && size <= POINTER_WORDS ? 0 : size;
        }
        return new Own(words, points);
    }

    private static boolean has(List<Piece> pieces, SegmentKind kind) {
        return pieces.stream().anyMatch(piece -> piece.kind() == kind && !piece.isBlank());
    }
}
