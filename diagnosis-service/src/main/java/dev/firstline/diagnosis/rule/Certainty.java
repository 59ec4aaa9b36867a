package dev.firstline.diagnosis.rule;

import dev.firstline.contracts.diagnosis.Outcome;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How sure a decision is, and what speaks against it.
 *
 * @param confidence 0 to 1, two digits: of the decisions said at 0.9, about nine in ten are right
 * @param likely what it would be if it had to be decided; only with {@link Outcome#NEEDS_REVIEW}
 * @param runnerUp the next outcome that anything speaks for, or null
 * @param support points for the outcome; a hard rule brings all
 * @param objection points against it
 * @param contradictions fields that say otherwise than the words
 * @param question what to ask the customer, in the language of the ticket; only with {@link Outcome#NEEDS_REVIEW}
 * @param lexiconVersion of the lexicons and the catalog that read the words
 * @param calibrationVersion of the table that turns points into confidence
 * @param model what the model holds of it, which is part of the points; null for a decision from before there was one
 */
public record Certainty(
        double confidence,
        @Nullable Outcome likely,
        @Nullable Outcome runnerUp,
        int support,
        int objection,
        List<Contradiction> contradictions,
        @Nullable String question,
        String lexiconVersion,
        String calibrationVersion,
        @Nullable Model model) {

    /**
     * What the model of labelled tickets holds, whatever was decided.
     *
     * @param version derived from the model's file
     * @param outcome the one that it holds for likeliest
     * @param share how likely, 0 to 1, two digits
     * @param features what speaks most for it, the strongest first: our signals and rules, or words and pieces of words of our labelled tickets
     */
    public record Model(String version, Outcome outcome, double share, List<String> features) {}

    /**
     * A field that says otherwise than the words. The field is kept, the decision follows the words.
     *
     * @param field such as {@code category}
     * @param stated what the filer stated
     * @param told what the words tell
     */
    public record Contradiction(String field, String stated, String told) {}

    /** The confidence in whole percent. */
    public int percent() {
        return (int) Math.round(confidence * 100);
    }

    /** The contradictions in one line of codes, or null. */
    public @Nullable String contradictionsTold() {
        return contradictions.isEmpty()
                ? null
                : contradictions.stream()
                        .map(one -> one.field() + ": stated " + one.stated() + ", told " + one.told())
                        .collect(Collectors.joining("; "));
    }
}
