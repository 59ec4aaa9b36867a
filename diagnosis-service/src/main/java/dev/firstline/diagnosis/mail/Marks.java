package dev.firstline.diagnosis.mail;

import dev.firstline.diagnosis.lexicon.Finding;
import dev.firstline.diagnosis.lexicon.Lexicon;
import dev.firstline.diagnosis.lexicon.Tokens;
import java.util.List;

/** The words by which closings, notices and automatic texts are known, in all languages at once. */
final class Marks {

    static final String DISCLAIMER = "disclaimer";
    static final String DISCLAIMER_HINT = "disclaimer-hint";
    static final String WARNING = "warning";
    static final String AUTOMATIC = "automatic";
    static final String ABSENCE = "absence";
    static final String FORM_CHOICE = "form-choice";
    static final String CLOSING = "closing";
    static final String CLOSING_SHORT = "closing-short";
    static final String PROGRAM = "program";
    static final String GREETING = "greeting";
    static final String POINTER = "pointer";
    static final String REQUEST = "request";
    static final String AFTERTHOUGHT = "afterthought";

    private final Lexicon words;

    Marks(Lexicon words) {
        this.words = words;
    }

    /** A sentence, and the marks found in it. */
    record Marked(Tokens words, List<Finding> findings) {

        boolean has(String mark) {
            return findings.stream().anyMatch(finding -> finding.signal().equals(mark));
        }

        /** Whether a clause begins with the mark: "I am away until Monday", but not "when I am away, nothing works". */
        boolean clauseBeginsWith(String mark) {
            return findings.stream()
                    .anyMatch(finding ->
                            finding.signal().equals(mark) && words.clauseStart(finding.from()) == finding.from());
        }

        /** How many different terms of the mark there are. */
        long count(String mark) {
            return findings.stream()
                    .filter(finding -> finding.signal().equals(mark))
                    .map(Finding::term)
                    .distinct()
                    .count();
        }

        boolean beginsWith(String mark) {
            return findings.stream()
                    .anyMatch(finding -> finding.from() == 0 && finding.signal().equals(mark));
        }
    }

    Marked in(String sentence, Effort effort) {
        effort.spend(sentence.length());
        var tokens = Tokens.of(sentence);
        return new Marked(tokens, words.find(tokens));
    }
}
