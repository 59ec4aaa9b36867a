package dev.firstline.diagnosis.mail;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text of an HTML mail, line by line, with what the mail program marks as quoted. */
final class Html implements NodeVisitor {

    private static final Pattern TAG = Pattern.compile(
            "(?i)<(!doctype|html|head|body|div|p|br|table|tr|td|span|font|blockquote|style|meta|ul|ol|li|pre|h[1-6]|b|i|u|em|strong|a|img|o:p)(\\s[^<>]*)?/?>");

    private static final Pattern BLOCK =
            Pattern.compile("(?i)<(html|body|div|p|br|table|tr|blockquote|ul|ol|li|pre|h[1-6])(\\s[^<>]*)?/?>");

    private final List<QuoteMarks> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private int hidden;
    private int preformatted;
    private int quoted;
    private int depthOfLine;
    private boolean restQuoted;

    private Html() {}

    /** Whether a text is HTML. */
    static boolean isHtml(String text) {
        return text.indexOf('<') >= 0 && TAG.matcher(text).find();
    }

    /** The lines of an HTML text. */
    static List<QuoteMarks> lines(String html) {
        // A plain text with a tag in it keeps its lines.
        var written = BLOCK.matcher(html).find() ? html : html.replace("\n", "<br>");
        var reader = new Html();
        Jsoup.parse(written).body().traverse(reader);
        reader.endLine(false);
        return reader.lines;
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            add(text.getWholeText());
        } else if (node instanceof Element element) {
            open(element);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            close(element);
        }
    }

    private void open(Element element) {
        hidden += isHidden(element) ? 1 : 0;
        preformatted += element.normalName().equals("pre") ? 1 : 0;
        if (element.normalName().equals("br")) {
            endLine(true);
        } else if (element.isBlock()) {
            endLine(false);
        }
        restQuoted |= element.id().equals("appendonsend") || element.id().equals("divRplyFwdMsg");
        quoted += isQuote(element) ? 1 : 0;
        if (element.normalName().equals("li")) {
            line.append("- ");
        }
    }

    private void close(Element element) {
        if (element.normalName().equals("td") || element.normalName().equals("th")) {
            line.append(' ');
        }
        if (element.isBlock()) {
            endLine(false);
            if (element.normalName().equals("p")
                    && !lines.isEmpty()
                    && !lines.getLast().text().isEmpty()) {
                endLine(true);
            }
        }
        quoted -= isQuote(element) ? 1 : 0;
        preformatted -= element.normalName().equals("pre") ? 1 : 0;
        hidden -= isHidden(element) ? 1 : 0;
    }

    private void add(String text) {
        if (hidden > 0) {
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' && preformatted > 0) {
                endLine(true);
            } else if (!Character.isWhitespace(c) && c != '\u00A0') {
                if (line.isEmpty()) {
                    depthOfLine = depth();
                }
                line.append(c);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
    }

    private void endLine(boolean evenIfEmpty) {
        var text = line.toString().strip();
        line.setLength(0);
        if (evenIfEmpty || !text.isEmpty()) {
            var marked = QuoteMarks.of(text);
            int depth = text.isEmpty() ? depth() : depthOfLine;
            lines.add(new QuoteMarks(depth + marked.depth(), marked.text()));
        }
    }

    private int depth() {
        return quoted + (restQuoted ? 1 : 0);
    }

    private static boolean isQuote(Element element) {
        return element.normalName().equals("blockquote")
                || element.hasClass("gmail_quote")
                || element.hasClass("yahoo_quoted")
                || element.hasClass("protonmail_quote")
                || element.attr("name").equals("messageReplySection");
    }

    private static boolean isHidden(Element element) {
        return switch (element.normalName()) {
            case "style", "script", "title", "head", "template", "noscript", "svg" -> true;
            default ->
                element.hasAttr("hidden")
                        || element.attr("style")
                                .replace(" ", "")
                                .toLowerCase(Locale.ROOT)
                                .contains("display:none");
        };
    }
}
