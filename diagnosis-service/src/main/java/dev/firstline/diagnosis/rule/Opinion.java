package dev.firstline.diagnosis.rule;

import dev.firstline.contracts.diagnosis.Evidence;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
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
    static final String SEVERITY = "severity";

    /** What the model is asked. */
    static final List<Head> HEADS = List.of(
            new Head(
                    OUTCOME,
                    names(EnumSet.complementOf(EnumSet.of(Outcome.NEEDS_REVIEW)).toArray(Outcome[]::new))),
            new Head(CATEGORY, names(Category.values())),
            new Head(BREAK_FIX, List.of("false", "true")),
            new Head(FAMILY, names(ProductFamily.values())),
            new Head(SEVERITY, names(Severity.values())));

    /**
     * Points that a rule of a certain outcome gains; of an impossible one it loses as many. More than most rules weigh: how far their terms are to
     * be trusted, the model has learnt from mails that no term was made for.
     */
    private static final int POINTS = 100;

    /** How much likelier than that of the rules another answer must be to be taken. */
    private static final double CLEARLY = 0.2;

    /** How much the rules count where the model tells the severity, and how wrong one is that is off by none, one and two steps. */
    private static final double OF_RULES = 0.2;

    private static final double[] COST_OF_STEPS = {0, 1, 3};

    /** From here on the family of a product that the catalog did not find is likely enough to be told. */
    private static final double LIKELY = 0.6;

    /** Of fewer words it tells neither category nor family: a greeting is about nothing. */
    private static final int SOME_WORDS = 5;

    /** Of fewer words the rules tell as much. */
    private static final int FEW_WORDS = 40;

    /** Of fewer words nothing resembles them, and the severity is that of the rules. */
    private static final int ENOUGH_WORDS = 20;

    /** From here on a text resembles what had an outcome. */
    static final double RATHER = 0.5;

    private static final int MOST_FEATURES = 5;

    private final LinearModel model;
    private final Scores scores;
    private final Map<String, Double> outcomes;

    private final int words;

    /** The outcome of the rules where the words are few, so that these count as much as the model; else null. */
    private final @Nullable Outcome ofRules;

    private Opinion(LinearModel model, Scores scores, int words, @Nullable Outcome ofRules) {
        this.model = model;
        this.scores = scores;
        this.words = words;
        this.ofRules = ofRules;
        this.outcomes = scores.shares(OUTCOME);
    }

    static Opinion of(LinearModel model, Reading reading, List<Voice> voices) {
        return new Opinion(
                model,
                model.on(reading.words(), Shown.of(reading, voices)),
                reading.words().size(),
                reading.words().size() < FEW_WORDS ? decided(voices) : null);
    }

    /** What the rules decide, or would if none only asked. */
    private static @Nullable Outcome decided(List<Voice> voices) {
        return voices.stream()
                .map(Voice::outcome)
                .filter(outcome -> outcome != Outcome.NEEDS_REVIEW)
                .findFirst()
                .orElse(null);
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

    /**
     * How likely an outcome is, 0 to 1: as the model holds, or where the words are few as model and rules hold together. A vendor's fault may be a
     * published one: who holds it for the vendor's does not speak against the incident that explains it.
     */
    double share(Outcome outcome) {
        double share = share(outcomes, outcome.name());
        if (outcome == Outcome.KNOWN_SERVICE_INCIDENT) {
            share = Math.min(1, share + share(outcomes, Outcome.ESCALATE_MICROSOFT.name()));
        }
        return ofRules == null ? share : (share + (outcome == ofRules ? 1 : 0)) / 2;
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

    /** The likeliest category, of equal ones that of the rules; null when the rules tell none, and the words are too few. */
    @Nullable Category category(@Nullable Category told) {
        return words >= SOME_WORDS ? Category.valueOf(answer(CATEGORY, told == null ? null : told.name(), 0)) : told;
    }

    /** Whether something that worked is broken: as the rules tell, or the contrary where that is clearly likelier. */
    boolean breakFix(boolean told) {
        return words >= SOME_WORDS ? Boolean.parseBoolean(answer(BREAK_FIX, Boolean.toString(told), CLEARLY)) : told;
    }

    /** How likely it holds it that something that worked is broken, 0 to 1. */
    double broken() {
        return share(scores.shares(BREAK_FIX), Boolean.TRUE.toString());
    }

    /**
     * The severity that is least wrong by what the model holds, where the rules count a little, or that of the rules where the words are few: who is off by two steps is three times as wrong as who is off by one, so
     * one that may be anything is the middle one. With the terms of the rules where they say the same, else with the feature that speaks most for it.
     */
    ProposedSeverity severity(ProposedSeverity byRules) {
        if (words < ENOUGH_WORDS) {
            return byRules;
        }
        var shares = scores.shares(SEVERITY);
        var least = Arrays.stream(Severity.values())
                .min(Comparator.comparingDouble(answer -> wrong(answer, shares, byRules.value())))
                .orElseThrow();
        return least == byRules.value()
                ? byRules
                : new ProposedSeverity(
                        least,
                        scores.strongest(SEVERITY, least.name(), 1).stream()
                                .map(feature -> new Evidence(Evidence.Kind.TERM, "model", feature))
                                .toList());
    }

    private static double wrong(Severity answer, Map<String, Double> shares, Severity byRules) {
        double wrong = 0;
        for (var right : Severity.values()) {
            double share = (1 - OF_RULES) * share(shares, right.name()) + (right == byRules ? OF_RULES : 0);
            wrong += share * COST_OF_STEPS[Math.abs(answer.ordinal() - right.ordinal())];
        }
        return wrong;
    }

    /** The family that catalog and fields tell, or else one that is likely; null when none is, and when the words are too few to tell. */
    @Nullable ProductFamily family(@Nullable ProductFamily told) {
        if (told != null || words < SOME_WORDS) {
            return told;
        }
        var shares = scores.shares(FAMILY);
        var likeliest = likeliest(shares);
        return share(shares, likeliest) < LIKELY ? null : ProductFamily.valueOf(likeliest);
    }

    private String answer(String head, @Nullable String told, double much) {
        var shares = scores.shares(head);
        var likeliest = likeliest(shares);
        return told == null || share(shares, likeliest) - share(shares, told) > much ? likeliest : told;
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
