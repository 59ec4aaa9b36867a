package dev.firstline.diagnosis.ruleset;

import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.diagnosis.rule.IssueKind;
import dev.firstline.diagnosis.rule.Rule;
import dev.firstline.diagnosis.rule.RuleSet;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The rules in the order in which they are tried.
 *
 * @param version the day the set came into force
 */
record RuleSetView(String version, List<RuleView> rules) {

    /**
     * One rule.
     *
     * @param place from 1
     * @param sourceDate month of the edition that was followed, such as {@code 2023-10}
     */
    @Schema(name = "Rule")
    record RuleView(
            int place,
            String id,
            Outcome outcome,
            IssueKind issueKind,
            String meaning,
            String source,
            String sourceDate) {}

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
                rule.sourceDate().toString());
    }
}
