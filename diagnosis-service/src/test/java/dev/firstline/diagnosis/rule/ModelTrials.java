package dev.firstline.diagnosis.rule;

import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.diagnosis.knowledge.Knowledge;
import dev.firstline.diagnosis.model.DroppedTerms;
import dev.firstline.diagnosis.model.LinearModel;
import dev.firstline.diagnosis.rule.LabelledTickets.Labelled;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How well diagnosis does on mails like those that nobody looked at, without looking at these: each open mail is decided by a model that never saw
 * its story, and without two fifths of the lexicon's terms. Prints the figures, and the counts that {@code calibration-counts.txt} holds. It is
 * run by hand, after a change of rules, weights or training, and takes a minute.
 */
final class ModelTrials {

    private static final int FOLDS = 5;
    private static final long SEED = 1001;
    private static final int[] STRENGTHS = {0, 30, 40, 50, 60, 70, 80, 90};

    private static final Set<String> LEAVING = Set.of(
            Outcome.ESCALATE_MICROSOFT.name(), Outcome.BILLING_DISPUTE_FRAUD.name(), Outcome.ROUTE_TO_ISV.name());

    /** @param likeliest the outcome, also where it was not decided; @param strength 0 to 100 */
    private record Judged(Labelled mail, Decision decision, String likeliest, int strength) {

        boolean right(String asked, Object answer) {
            return String.valueOf(answer).equals(mail.labels().get(asked));
        }

        boolean outcomeRight() {
            return right(Opinion.OUTCOME, likeliest);
        }

        boolean categoryRight() {
            return right(Opinion.CATEGORY, decision.classification().category());
        }

        boolean breakFixRight() {
            return right(Opinion.BREAK_FIX, decision.classification().breakFix());
        }

        boolean familyRight() {
            return right(Opinion.FAMILY, decision.classification().productFamily());
        }

        boolean severityRight() {
            return right(Opinion.SEVERITY, decision.severity().value());
        }

        boolean severityNear() {
            var labelled = Severity.valueOf(mail.labels().getOrDefault(Opinion.SEVERITY, ""));
            return Math.abs(labelled.ordinal() - decision.severity().value().ordinal()) <= 1;
        }

        boolean decided() {
            return decision.outcome() != Outcome.NEEDS_REVIEW;
        }
    }

    private ModelTrials() {}

    /** Prints them. */
    public static void main(String[] args) {
        var mails = LabelledTickets.mails();
        var groups = mails.stream().map(Labelled::group).distinct().toList();
        ToIntFunction<Labelled> foldOf = mail -> groups.indexOf(mail.group()) % FOLDS;
        var dropped = new DroppedTerms(SEED, ModelTraining.DROPPED);
        var ofExamples = ModelTraining.examples(LabelledTickets.examples());
        var others = ModelTraining.asTheyAre(LabelledTickets.training());
        var judged = IntStream.range(0, FOLDS)
                .boxed()
                .flatMap(fold -> {
                    var seen = mails.stream()
                            .filter(mail -> foldOf.applyAsInt(mail) != fold)
                            .toList();
                    var file = ModelTraining.train(
                            List.of(ModelTraining.examples(seen), others, ofExamples), dropped, "trial");
                    return judged(
                            mails.stream()
                                    .filter(mail -> foldOf.applyAsInt(mail) == fold)
                                    .toList(),
                            Knowledge.diagnostician(dropped, LinearModel.parse(file)));
                })
                .toList();
        tell(judged);
    }

    private static Stream<Judged> judged(List<Labelled> mails, Diagnostician diagnostician) {
        return mails.stream().map(mail -> {
            var decision = diagnostician.decide(mail.facts());
            var likely = decision.certainty().likely();
            return new Judged(
                    mail,
                    decision,
                    (likely == null ? decision.outcome() : likely).name(),
                    diagnostician.strengthOf(mail.facts()));
        });
    }

    private static void tell(List<Judged> judged) {
        var decided = judged.stream().filter(Judged::decided).toList();
        var leaving = judged.stream()
                .filter(one -> LEAVING.contains(one.mail().labels().get(Opinion.OUTCOME)))
                .toList();
        tell("decided", judged, Judged::decided);
        tell("outcome of the decided", decided, Judged::outcomeRight);
        tell("outcome of all", judged, one -> one.decided() && one.outcomeRight());
        tell("outcome, undecided ones at their likeliest", judged, Judged::outcomeRight);
        tell("seen of what must leave the desk", leaving, one -> !one.decided() || LEAVING.contains(one.likeliest()));
        tell("category", judged, Judged::categoryRight);
        tell("break-fix", judged, Judged::breakFixRight);
        tell("family", judged, Judged::familyRight);
        tell("severity", judged, Judged::severityRight);
        tell("severity within one step", judged, Judged::severityNear);
        tell(
                "all four right",
                judged,
                one -> one.decided()
                        && one.outcomeRight()
                        && one.categoryRight()
                        && one.breakFixRight()
                        && one.familyRight());
        for (var language : Language.values()) {
            var its = decided.stream()
                    .filter(one -> one.mail().facts().language() == language)
                    .toList();
            tell("outcome of the decided, " + language.tag(), its, Judged::outcomeRight);
        }
        for (int i = 0; i < STRENGTHS.length; i++) {
            int from = STRENGTHS[i];
            int to = i + 1 < STRENGTHS.length ? STRENGTHS[i + 1] : Integer.MAX_VALUE;
            var step = judged.stream()
                    .filter(one -> one.strength() >= from && one.strength() < to)
                    .toList();
            System.out.printf(
                    "%d %d %d%n",
                    from, step.stream().filter(Judged::outcomeRight).count(), step.size());
        }
    }

    private static void tell(String what, List<Judged> of, Predicate<Judged> which) {
        System.out.printf("%5.1f %s%n", 100.0 * of.stream().filter(which).count() / of.size(), what);
    }
}
