package dev.firstline.diagnosis.ruleset;

import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.diagnosis.rule.IssueKind;
import dev.firstline.diagnosis.rule.Rule;
import dev.firstline.diagnosis.rule.RuleSet;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The rules in their order: the hard ones decide at once, the others are weighed.
 *
 * @param version the day the set came into force
 */
record RuleSetView(String version, List<RuleView> rules) {

    /**
     * One rule.
     *
     * @param place from 1
     * @param sourceDate month of the edition that was followed, such as {@code 2023-10}
     * @param weight points that it brings to its outcome when it speaks; 100 decides at once
     * @param considerations what makes it weigh more or less
     */
    @Schema(name = "Rule")
    record RuleView(
            int place,
            String id,
            Outcome outcome,
            IssueKind issueKind,
            String meaning,
            String source,
            String sourceDate,
            int weight,
            List<ConsiderationView> considerations) {}

    /**
     * What makes a rule weigh more or less.
     *
     * @param name such as {@code scale}
     * @param points added to its weight, or taken from it when negative
     */
    @Schema(name = "Consideration")
    record ConsiderationView(String name, int points) {}

    static RuleSetView of(RuleSet set) {
        var rules = IntStream.range(0, set.rules().size())
                .mapToObj(i -> view(i + 1, set.rules().get(i)))
                .toList();
        return new RuleSetView(set.version(), rules);
    }

    private static RuleView view(int place, Rule rule) {
        return new RuleView(
                place,
                rule.id(),
                rule.kind().outcome(),
                rule.kind(),
                rule.meaning(),
                rule.source(),
                rule.sourceDate().toString(),
                rule.weight(),
                rule.considerations().stream()
                        .map(considered -> new ConsiderationView(considered.name(), considered.points()))
                        .toList());
    }
}
