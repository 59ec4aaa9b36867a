package dev.firstline.diagnosis.lexicon;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/**
 * The words of a ticket, folded, with the ends of clauses and sentences kept. At most {@value #MAX_CHARS} characters of
 * a text are read, so that a huge text costs no more than a long one.
 */
public final class Tokens {

    /** Characters of title and body that are looked at; what stands behind them decides nothing. */
    public static final int MAX_CHARS = 20_000;

    /** Words on either side that are looked at to tell how a sentence writes its words. */
    private static final int NEIGHBOURS = 6;

    /** Ends of a clause close a negation, ends of a sentence also close a gap. */
    private enum Stop {
        NONE,
        CLAUSE,
        SENTENCE
    }

    private final List<String> words = new ArrayList<>();
    private final List<Stop> stopAfter = new ArrayList<>();
    private final BitSet asked = new BitSet();
    private final BitSet capital = new BitSet();
    private final List<Integer> sentenceOf = new ArrayList<>();

    private Tokens() {}

    /** The words of a ticket; the title is a sentence of its own. */
    public static Tokens of(String title, String body) {
        var read = new Tokens();
        read.add(title, MAX_CHARS);
        read.stop(Stop.SENTENCE);
        read.add(body, MAX_CHARS - Math.min(title.length(), MAX_CHARS));
        read.stop(Stop.SENTENCE);
        return read;
    }

    /** The words of a short text, such as a product's name or a term. */
    public static Tokens of(String text) {
        return of(text, "");
    }

    /** How many words there are. */
    public int size() {
        return words.size();
    }

    /** The folded word at a place. */
    public String word(int index) {
        return words.get(index);
    }

    /** All folded words, in order. */
    public List<String> all() {
        return List.copyOf(words);
    }

    /** Whether the other words stand in these, one behind the other; false for none. */
    public boolean holds(Tokens other) {
        return other.size() > 0 && Collections.indexOfSubList(words, other.words) >= 0;
    }

    /** The number of the sentence that holds the word, from 0. */
    public int sentence(int index) {
        while (sentenceOf.size() <= index) {
            int at = sentenceOf.size();
            sentenceOf.add(at == 0 ? 0 : sentenceOf.get(at - 1) + (endsSentence(at - 1) ? 1 : 0));
        }
        return sentenceOf.get(index);
    }

    /** Whether the sentence that holds the word ends with a question mark. */
    public boolean asks(int index) {
        int end = index;
        while (end < size() - 1 && !endsSentence(end)) {
            end++;
        }
        return asked.get(end);
    }

    /** Whether the word begins a sentence. */
    public boolean beginsSentence(int index) {
        return index == 0 || endsSentence(index - 1);
    }

    /**
     * Whether the word is written as a name: with a capital, although it begins no sentence and at most every third of the words around it has one;
     * or alone, as in the title "Teams" or "Teams: no sound".
     * Tells nothing in a language that writes its nouns with capitals.
     */
    public boolean standsOut(int index) {
        if (!capital.get(index) || beginsSentence(index)) {
            return capital.get(index) && endsClause(index);
        }
        int others = 0;
        int capitals = 0;
        for (int i = Math.max(0, index - NEIGHBOURS); i <= Math.min(size() - 1, index + NEIGHBOURS); i++) {
            if (i != index && !beginsSentence(i) && sentence(i) == sentence(index)) {
                others++;
                capitals += capital.get(i) ? 1 : 0;
            }
        }
        return 3 * capitals <= others;
    }

    boolean endsClause(int index) {
        return stopAfter.get(index) != Stop.NONE;
    }

    boolean endsSentence(int index) {
        return stopAfter.get(index) == Stop.SENTENCE;
    }

    /** The place of the first word of the clause that holds the word at {@code index}. */
    public int clauseStart(int index) {
        int start = index;
        while (start > 0 && !endsClause(start - 1)) {
            start--;
        }
        return start;
    }

    /** The place of the last word of the clause that holds the word at {@code index}. */
    public int clauseEnd(int index) {
        int end = index;
        while (end < size() - 1 && !endsClause(end)) {
            end++;
        }
        return end;
    }

    private void add(String text, int limit) {
        var folded = Folding.fold(text.length() > limit ? text.substring(0, limit) : text);
        var word = new StringBuilder();
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                if (word.isEmpty() && Character.isUpperCase(c)) {
                    capital.set(size());
                }
                word.append(Character.toLowerCase(c));
            } else if (!joins(folded, i, word.length())) {
                end(word);
                stop(stopAt(folded, i));
                if (c == '?' && size() > 0) {
                    asked.set(size() - 1);
                }
            }
        }
        end(word);
    }

    private void end(StringBuilder word) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            stopAfter.add(Stop.NONE);
            word.setLength(0);
        }
    }

    private void stop(Stop stop) {
        int last = stopAfter.size() - 1;
        if (last >= 0 && stop.compareTo(stopAfter.get(last)) > 0) {
            stopAfter.set(last, stop);
        }
    }

    /** An apostrophe joins ("can't" is "cant"), and so does the hyphen behind a single letter ("e-mail" is "email"). */
    private static boolean joins(String text, int at, int wordLength) {
        char c = text.charAt(at);
        boolean letterFollows = at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
        boolean apostrophe = c == '\'' || c == '’' || c == '´' || c == '`';
        boolean hyphen = c == '-' || c == '‐' || c == '‑';
        return wordLength > 0 && letterFollows && (apostrophe || hyphen && wordLength == 1);
    }

    private static Stop stopAt(String text, int at) {
        boolean spaceFollows = at + 1 >= text.length() || !Character.isLetterOrDigit(text.charAt(at + 1));
        return switch (text.charAt(at)) {
            case '!', '?', ';', '\n', '…', '¿', '¡' -> Stop.SENTENCE;
            case '.' -> spaceFollows ? Stop.SENTENCE : Stop.NONE;
            case ',', ':' -> spaceFollows ? Stop.CLAUSE : Stop.NONE;
            case '(', ')', '–', '—' -> Stop.CLAUSE;
            default -> Stop.NONE;
        };
    }
}
