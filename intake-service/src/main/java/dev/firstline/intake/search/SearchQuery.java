package dev.firstline.intake.search;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.intake.query.Parameters;
import dev.firstline.intake.search.Term.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for: words that a ticket must all have, {@code "words in a row"}, {@code beginning*}, and {@code -words} that it must not
 * have. Any text can be read so: a quotation that does not end goes on to the end, and signs that mean nothing here are passed over.
 *
 * @param terms at least one that is not excluded
 */
record SearchQuery(List<Term> terms) {

    /** Characters. */
    static final int MAX_LENGTH = 200;

    /** Each is looked for in four stemmings, and among names. */
    static final int MAX_TERMS = 10;

    /** Shorter beginnings fit a good part of all words. */
    private static final int LEAST_PREFIX = 2;

    private static final Pattern STARS = Pattern.compile("\\*+$");

    /**
     * Reads one.
     *
     * @throws Problem 422 when it is missing or too long, or looks for nothing
     */
    static SearchQuery parse(@Nullable String text) {
        return parse("q", text);
    }

    /**
     * Reads one.
     *
     * @param name of the parameter or field that it stands in
     * @throws Problem 422 when it is missing or too long, or looks for nothing
     */
    static SearchQuery parse(String name, @Nullable String text) {
        var line = Parameters.text(name, text, MAX_LENGTH);
        if (line == null) {
            throw Problem.invalid(name, "is needed: the words to look for");
        }
        var terms = new ArrayList<Term>();
        int at = 0;
        while (at < line.length()) {
            if (isBlank(line, at)) {
                at++;
                continue;
            }
            boolean excluded = line.charAt(at) == '-' && at + 1 < line.length() && !isBlank(line, at + 1);
            int from = excluded ? at + 1 : at;
            boolean quoted = line.charAt(from) == '"';
            int end = quoted ? endOfQuotation(line, from + 1) : endOfWord(line, from);
            var found = line.substring(quoted ? from + 1 : from, end);
            if (found.codePoints().anyMatch(Character::isLetterOrDigit)) {
                terms.add(term(name, found.strip(), quoted, excluded));
            }
            at = quoted ? end + 1 : end;
        }
        if (terms.size() > MAX_TERMS) {
            throw Problem.invalid(name, "has " + terms.size() + " words; look for at most " + MAX_TERMS);
        }
        if (terms.stream().allMatch(Term::excluded)) {
            throw Problem.invalid(name, "must have a word to look for, not only words to leave out");
        }
        return new SearchQuery(List.copyOf(terms));
    }

    private static Term term(String name, String text, boolean quoted, boolean excluded) {
        if (quoted) {
            boolean several = text.codePoints().anyMatch(Character::isWhitespace);
            return new Term(text, several ? Form.PHRASE : Form.WORD, excluded);
        }
        if (!text.endsWith("*")) {
            return new Term(text, Form.WORD, excluded);
        }
        var beginning = STARS.matcher(text).replaceAll("");
        if (beginning.codePoints().filter(Character::isLetterOrDigit).count() < LEAST_PREFIX) {
            throw Problem.invalid(name, "has a beginning of less than " + LEAST_PREFIX + " letters before its *");
        }
        return new Term(beginning, Form.PREFIX, excluded);
    }

    private static int endOfQuotation(String line, int from) {
        int end = line.indexOf('"', from);
        return end < 0 ? line.length() : end;
    }

    private static int endOfWord(String line, int from) {
        int end = from;
        while (end < line.length() && !isBlank(line, end) && line.charAt(end) != '"') {
            end++;
        }
        return end;
    }

    private static boolean isBlank(String line, int at) {
        return Character.isWhitespace(line.charAt(at)) || Character.isSpaceChar(line.charAt(at));
    }
}
