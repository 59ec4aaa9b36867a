package dev.firstline.diagnosis.mail;

import java.util.ArrayList;
import java.util.List;

/** Cuts off the earlier mails of a thread, and what is passed on. */
final class History {

    private static final int WRAPPED_FROM = 60;

    private History() {}

    /**
     * Marks what is quoted or forwarded. Behind the head of an older mail everything is; where each quoted line has its mark, an answer
     * between two of them stays the writer's.
     */
    static List<Piece> mark(List<Piece> lines, Effort effort) {
        var marked = new ArrayList<Piece>(lines.size());
        boolean forwardedLines = false;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (HistoryMarks.isForwarded(line.text(), effort)) {
                if (line.depth() == 0) {
                    return rest(marked, lines, i, SegmentKind.FORWARDED, "forward-mark");
                }
                forwardedLines = true;
            }
            if (line.depth() > 0) {
                marked.add(
                        forwardedLines
                                ? line.as(SegmentKind.FORWARDED, "forward-mark")
                                : line.as(SegmentKind.QUOTED, "quoted-lines"));
                continue;
            }
            forwardedLines &= line.isBlank();
            if (line.kind() == SegmentKind.LOG || line.kind() == SegmentKind.CUT || line.isBlank()) {
                marked.add(line);
                continue;
            }
            boolean ruled = HistoryMarks.isRule(line.text()) && i + 1 < lines.size();
            if (HistoryMarks.isSeparator(line.text(), effort)
                    || HistoryMarks.isHeaderBlock(lines, ruled ? i + 1 : i, effort)) {
                return rest(marked, lines, i, SegmentKind.QUOTED, "header-block");
            }
            int attribution = HistoryMarks.attribution(lines, i, effort);
            if (attribution == 0) {
                marked.add(isWrapped(marked, line) ? line.as(SegmentKind.QUOTED, "quoted-lines") : line);
            } else if (quotedLinesFollow(lines, i + attribution)) {
                for (var part : lines.subList(i, i + attribution)) {
                    marked.add(part.as(SegmentKind.QUOTED, "attribution"));
                }
                i += attribution - 1;
            } else {
                return rest(marked, lines, i, SegmentKind.QUOTED, "attribution");
            }
        }
        return marked;
    }

    private static List<Piece> rest(List<Piece> marked, List<Piece> lines, int from, SegmentKind kind, String reason) {
        for (var line : lines.subList(from, lines.size())) {
            marked.add(line.kind() == SegmentKind.CUT ? line : line.as(kind, reason));
        }
        return marked;
    }

    private static boolean quotedLinesFollow(List<Piece> lines, int from) {
        int at = from;
        while (at < lines.size() && lines.get(at).isBlank() && lines.get(at).depth() == 0) {
            at++;
        }
        return at < lines.size() && lines.get(at).depth() > 0;
    }

    /** The end of a long quoted line that a mail program broke without marking it. */
    private static boolean isWrapped(List<Piece> before, Piece line) {
        if (before.isEmpty()
                || before.getLast().depth() == 0
                || before.getLast().text().length() < WRAPPED_FROM) {
            return false;
        }
        var last = before.getLast().text();
        char end = last.charAt(last.length() - 1);
        return end != '.'
                && end != '!'
                && end != '?'
                && end != ':'
                && Character.isLowerCase(line.text().charAt(0));
    }
}
