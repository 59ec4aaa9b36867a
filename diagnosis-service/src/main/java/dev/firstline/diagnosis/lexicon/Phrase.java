package dev.firstline.diagnosis.lexicon;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A term of the lexicon, compiled.
 *
 * @param signal what it stands for
 * @param parts in order; a gap stands between two choices, never at an end
 */
record Phrase(String signal, List<Part> parts) {

    /** Words that a gap ({@code ...}) may stand for, at most. */
    static final int MAX_GAP = 8;

    sealed interface Part {}

    /** One of several alternatives; the first that fits is taken. */
    static final class Choice implements Part {

        private final List<Alternative> alternatives;
        private final Map<String, List<Alternative>> byFirstWord = new HashMap<>();
        private final List<Alternative> open;

        Choice(List<Alternative> alternatives) {
            this.alternatives = List.copyOf(alternatives);
            this.open = alternatives.stream()
                    .filter(alternative -> alternative.exactFirstWord() == null)
                    .toList();
            for (var alternative : alternatives) {
                var first = alternative.exactFirstWord();
                if (first != null) {
                    byFirstWord.computeIfAbsent(first, this::beginningWith);
                }
            }
        }

        List<Alternative> alternatives() {
            return alternatives;
        }

        /** Those that can begin at this place of the text, in their order. */
        List<Alternative> candidates(Tokens words, int at) {
            return at < words.size() ? byFirstWord.getOrDefault(words.word(at), open) : open;
        }

        private List<Alternative> beginningWith(String word) {
            return alternatives.stream()
                    .filter(alternative ->
                            alternative.exactFirstWord() == null || word.equals(alternative.exactFirstWord()))
                    .toList();
        }
    }

    /** Up to {@link #MAX_GAP} words within the sentence, none of them a negation. */
    record Gap() implements Part {}

    /**
     * A sequence of words.
     *
     * @param written as the lexicon writes it
     */
    record Alternative(String written, List<WordTest> tests) {

        /** The words may be missing. */
        static final Alternative NOTHING = new Alternative("", List.of());

        /** The word that the text must have first; null when several could stand there, or none. */
        @Nullable String exactFirstWord() {
            return !tests.isEmpty() && tests.getFirst() instanceof WordTest.Exact(String text) ? text : null;
        }
    }

    /**
     * Where a term was found.
     *
     * @param end the place behind its last word
     * @param term the alternatives that fitted, as the lexicon writes them
     */
    record Match(int end, String term) {}

    /** The match that begins at {@code start}, or null. */
    @Nullable Match matchAt(Tokens words, int start, Set<String> negations) {
        return match(words, start, 0, "", negations);
    }

    private @Nullable Match match(Tokens words, int at, int part, String term, Set<String> negations) {
        if (part == parts.size()) {
            return new Match(at, term);
        }
        return switch (parts.get(part)) {
            case Choice choice -> matchChoice(words, at, part, choice, term, negations);
            case Gap _ -> matchGap(words, at, part, term + " ...", negations);
        };
    }

    private @Nullable Match matchChoice(
            Tokens words, int at, int part, Choice choice, String term, Set<String> negations) {
        if (part > 0 && words.endsSentence(at - 1)) {
            return null;
        }
        for (var alternative : choice.candidates(words, at)) {
            if (fits(words, at, alternative.tests())) {
                var next = (term + " " + alternative.written()).strip();
                var match = match(words, at + alternative.tests().size(), part + 1, next, negations);
                if (match != null) {
                    return match;
                }
            }
        }
        return null;
    }

    private @Nullable Match matchGap(Tokens words, int at, int part, String term, Set<String> negations) {
        for (int skipped = 0; skipped <= MAX_GAP; skipped++) {
            if (words.endsSentence(at + skipped - 1)) {
                return null;
            }
            var match = match(words, at + skipped, part + 1, term, negations);
            if (match != null) {
                return match;
            }
            if (at + skipped >= words.size() || negations.contains(words.word(at + skipped))) {
                return null;
            }
        }
        return null;
    }

    private static boolean fits(Tokens words, int at, List<WordTest> sequence) {
        if (at + sequence.size() > words.size()) {
            return false;
        }
        for (int i = 0; i < sequence.size(); i++) {
            boolean sentenceGoesOn = i == 0 || !words.endsSentence(at + i - 1);
            if (!sentenceGoesOn || !sequence.get(i).accepts(words.word(at + i))) {
                return false;
            }
        }
        return true;
    }
}
