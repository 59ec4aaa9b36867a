package dev.firstline.acceptance.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documents.
 *
 * @param name from the checkout on, such as {@code docs/sla.md}
 */
record Page(String name, String text) {

    static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern NOT_RUN = Pattern.compile("<!-- not run: (\\S.+) -->");

    /**
     * A fenced block.
     *
     * @param line of its fence, counted from 1
     * @param language the first word behind the fence; empty when there is none
     * @param notRun why it is not run, as the comment before it says
     * @param printsNothing whether the comment before it says so
     */
    record Block(Page page, int line, String language, Optional<String> notRun, boolean printsNothing, String text) {

        String place() {
            return page.name() + ":" + line;
        }
    }

    /** README, CONTRIBUTING, SECURITY and all pages of docs and runbooks, without the decision records, which tell of their day. */
    static List<Page> all() {
        try (Stream<Path> pages = Files.list(CHECKOUT.resolve("docs"));
                Stream<Path> runbooks = Files.list(CHECKOUT.resolve("docs/runbooks"))) {
            var docs = Stream.concat(pages, runbooks);
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md")
                                    .map(CHECKOUT::resolve),
                            docs.filter(path -> path.toString().endsWith(".md")).sorted())
                    .map(Page::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command itself. */
    static String script() {
        try {
            return Files.readString(CHECKOUT.resolve("firstline"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Page read(Path path) {
        try {
            return new Page(CHECKOUT.relativize(path).toString(), Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        var lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("```")) {
                int begin = i;
                var body = new StringBuilder();
                for (i++; i < lines.size() && !lines.get(i).startsWith("```"); i++) {
                    body.append(lines.get(i)).append('\n');
                }
                blocks.add(new Block(
                        this,
                        begin + 1,
                        lines.get(begin).substring(3).strip(),
                        reason(lines, begin),
                        comment(lines, begin).equals("<!-- prints nothing -->"),
                        body.toString()));
            }
        }
        return blocks;
    }

    private static Optional<String> reason(List<String> lines, int fence) {
        Matcher marker = NOT_RUN.matcher(comment(lines, fence));
        return marker.matches() ? Optional.of(marker.group(1)) : Optional.empty();
    }

    /** The line before a fence that is not blank. */
    private static String comment(List<String> lines, int fence) {
        for (int i = fence - 1; i >= 0; i--) {
            if (!lines.get(i).isBlank()) {
                return lines.get(i).strip();
            }
        }
        return "";
    }

    /** Each match of a pattern's first group, with its place. */
    List<Mention> mentions(Pattern pattern) {
        var found = new ArrayList<Mention>();
        var matcher = pattern.matcher(text);
        while (matcher.find()) {
            int line = (int) text.substring(0, matcher.start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count()
                    + 1;
            found.add(new Mention(name + ":" + line, matcher.group(1)));
        }
        return found;
    }

    /** A name that a page mentions. */
    record Mention(String place, String name) {}
}
