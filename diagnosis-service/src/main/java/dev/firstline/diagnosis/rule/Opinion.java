package dev.firstline.diagnosis.rule;

import dev.firstline.contracts.diagnosis.Evidence;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.diagnosis.model.Head;
import dev.firstline.diagnosis.model.LinearModel;
import dev.firstline.diagnosis.model.Scores;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the model holds of a ticket. It is one signal among others: it makes a rule weigh more or less, and decides nothing alone. */
final class Opinion {

    static final String OUTCOME = "outcome";
    static final String CATEGORY = "category";
    static final String BREAK_FIX = "break-fix";
    static final String FAMILY = "family";

    /** What the model is asked. */
    static final List<Head> HEADS = List.of(
            new Head(
                    OUTCOME,
                    names(EnumSet.complementOf(EnumSet.of(Outcome.NEEDS_REVIEW)).toArray(Outcome[]::new))),
            new Head(CATEGORY, names(Category.values())),
            new Head(BREAK_FIX, List.of("false", "true")),
            new Head(FAMILY, names(ProductFamily.values())));

    /** Points that a rule of a certain outcome gains; of an impossible one it loses as many. */
    private static final int POINTS = 30;

    /** How much likelier than that of the rules another answer must be to be taken. */
    private static final double CLEARLY = 0.2;

    /** From here on the family of a product that the catalog did not find is likely enough to be told. */
    private static final double LIKELY = 0.6;

    /** Of fewer words it tells neither category nor family: a greeting is about nothing. */
    private static final int SOME_WORDS = 5;

    /** Of fewer words nothing resembles them. */
    private static final int ENOUGH_WORDS = 20;

    private static final int MOST_FEATURES = 5;

    private final LinearModel model;
    private final Scores scores;
    private final Map<String, Double> outcomes;

    private final boolean tells;

    private Opinion(LinearModel model, Scores scores, boolean tells) {
        this.model = model;
        this.scores = scores;
        this.tells = tells;
        this.outcomes = scores.shares(OUTCOME);
    }

    static Opinion of(LinearModel model, Reading reading, List<Voice> voices) {
        return new Opinion(
                model,
                model.on(reading.words(), Shown.of(reading, voices)),
                reading.words().size() >= SOME_WORDS);
    }

    /**
     * The voices with what the model adds or takes, the weightiest first. A hard rule stays alone, and so does one that only asks, of which the
     * model knows nothing; one that weighs nothing gets nothing.
     */
    List<Voice> weigh(List<Voice> voices) {
        return voices.stream()
                .map(voice ->
                        voice.rule().hard() || voice.rule().weight() == 0 || voice.outcome() == Outcome.NEEDS_REVIEW
                                ? voice
                                : voice.with(points(voice)))
                // A stable sort: of equal ones the earlier rule speaks first.
                .sorted(Comparator.comparingInt(Voice::net).reversed())
                .toList();
    }

    private int points(Voice voice) {
        return (int) Math.round(2 * POINTS * (share(voice.outcome()) - 0.5));
    }

    /** How likely it holds an outcome, 0 to 1. */
    double share(Outcome outcome) {
        return share(outcomes, outcome.name());
    }

    /**
     * Holds when the model holds the outcome for at least so likely, of words that are enough to tell, and the lexicon found something in them as
     * well; the evidence is the feature that speaks most for it.
     */
    static Condition resembles(Outcome outcome, double least) {
        return reading -> Optional.ofNullable(reading.opinion())
                .filter(opinion -> opinion.share(outcome) >= least)
                .filter(opinion -> reading.words().size() >= ENOUGH_WORDS
                        && !reading.findings().isEmpty())
                .map(opinion -> opinion.scores.strongest(OUTCOME, outcome.name(), 1).stream()
                        .map(feature -> new Evidence(Evidence.Kind.TERM, "model", feature))
                        .toList());
    }

    /** The category that the rules tell, or one that is clearly likelier; null when the rules tell none, and the words are too few. */
    @Nullable Category category(@Nullable Category told) {
        return tells ? Category.valueOf(answer(CATEGORY, told == null ? null : told.name())) : told;
    }

    /** Whether something that worked is broken: as the rules tell, or the contrary where that is clearly likelier. */
    boolean breakFix(boolean told) {
        return tells ? Boolean.parseBoolean(answer(BREAK_FIX, Boolean.toString(told))) : told;
    }

    /** The family that catalog and fields tell, or else one that is likely; null when none is, and when the words are too few to tell. */
    @Nullable ProductFamily family(@Nullable ProductFamily told) {
        if (told != null || !tells) {
            return told;
        }
        var shares = scores.shares(FAMILY);
        var likeliest = likeliest(shares);
        return share(shares, likeliest) < LIKELY ? null : ProductFamily.valueOf(likeliest);
    }

    private String answer(String head, @Nullable String told) {
        var shares = scores.shares(head);
        var likeliest = likeliest(shares);
        return told == null || share(shares, likeliest) - share(shares, told) > CLEARLY ? likeliest : told;
    }

    /** What is told of it with a decision. */
    Certainty.Model told() {
        var outcome = likeliest(outcomes);
        return new Certainty.Model(
                model.version(),
                Outcome.valueOf(outcome),
                Math.round(share(outcomes, outcome) * 100) / 100.0,
                scores.strongest(OUTCOME, outcome, MOST_FEATURES));
    }

    private static double share(Map<String, Double> shares, String label) {
        return shares.getOrDefault(label, 0.0);
    }

    private static String likeliest(Map<String, Double> shares) {
        return shares.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
