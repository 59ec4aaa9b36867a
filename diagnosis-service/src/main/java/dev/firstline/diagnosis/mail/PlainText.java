package dev.firstline.diagnosis.mail;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.parser.Parser;

/** A body as lines of visible text, whether it was HTML or not. */
final class PlainText {

    /** Characters of a body that are looked at: three fifths of its beginning, two fifths of its end. */
    static final int MAX_CHARS = 200_000;

    private static final int MAX_LINE = 2_000;

    private static final Pattern ENTITY =
            Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});");

    private PlainText() {}

    static List<Piece> lines(String body, Effort effort) {
        if (body.length() <= MAX_CHARS) {
            return linesOf(body, 1, effort);
        }
        int head = MAX_CHARS / 5 * 3;
        int tail = body.length() - (MAX_CHARS - head);
        var lines = new ArrayList<>(linesOf(body.substring(0, head), 1, effort));
        int cut = lines.getLast().last() + 1;
        lines.add(Piece.line(cut, body.substring(head, tail), 0).as(SegmentKind.CUT, "body-too-long"));
        lines.addAll(linesOf(body.substring(tail), cut + 1, effort));
        return lines;
    }

    /** A title as it is read: one line. */
    static String title(String title, Effort effort) {
        effort.spend(title.length());
        return Characters.visible(unescaped(title)).replace('\n', ' ').strip();
    }

    private static List<Piece> linesOf(String body, int firstLine, Effort effort) {
        effort.spend(2L * body.length());
        var written = Html.isHtml(body) ? body : unescaped(body);
        var lines = new ArrayList<Piece>();
        int number = firstLine;
        // What was escaped twice is HTML only now.
        if (Html.isHtml(written)) {
            effort.spend(written.length());
            for (var line : Html.lines(written)) {
                add(number++, Characters.visible(line.text()).replace('\n', ' '), line.depth(), lines);
            }
        } else {
            for (var line : Characters.visible(written).split("\n", -1)) {
                var marked = QuoteMarks.of(line);
                add(number++, marked.text(), marked.depth(), lines);
            }
        }
        if (lines.isEmpty()) {
            add(number, "", 0, lines);
        }
        return lines;
    }

    /** A line without end is read in parts, so that looking at one costs no more than a few sentences. */
    private static void add(int number, String line, int depth, List<Piece> lines) {
        int from = 0;
        while (line.length() - from > MAX_LINE) {
            int space = line.lastIndexOf(' ', from + MAX_LINE);
            int to = space > from ? space : from + MAX_LINE;
            lines.add(Piece.line(number, line.substring(from, to), depth));
            from = to;
        }
        lines.add(Piece.line(number, line.substring(from), depth));
    }

    private static String unescaped(String text) {
        return text.indexOf('&') >= 0 && ENTITY.matcher(text).find() ? Parser.unescapeEntities(text, false) : text;
    }
}
