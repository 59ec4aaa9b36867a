package dev.firstline.diagnosis.rule;

import dev.firstline.contracts.diagnosis.DecisionStep;
import dev.firstline.contracts.diagnosis.Evidence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rules in the order in which they are tried; the first whose condition holds decides.
 *
 * @param version the day it came into force, such as {@code 2026-11-21}
 * @param rules ends with a rule that always decides
 */
public record RuleSet(String version, List<Rule> rules) {

    /** @throws IllegalArgumentException when an id is used twice */
    public RuleSet {
        rules = List.copyOf(rules);
        var ids = new HashSet<String>();
        for (var rule : rules) {
            if (!ids.add(rule.id())) {
                throw new IllegalArgumentException("two rules are called " + rule.id());
            }
        }
    }

    /** The rule set in force. */
    public static RuleSet current() {
        var rules = Stream.of(
                        ProgramRules.rules(),
                        CommercialRules.rules(),
                        PartnerRules.requests(),
                        PartnerRules.causes(),
                        MicrosoftRules.rules(),
                        PartnerRules.remainder())
                .flatMap(List::stream)
                .toList();
        return new RuleSet("2026-11-21", rules);
    }

    /**
     * Decides a ticket as read.
     *
     * @throws IllegalStateException when no rule decides, which the last rule of a complete set prevents
     */
    Decision decide(Reading reading) {
        var steps = new ArrayList<DecisionStep>();
        for (var rule : rules) {
            var evidence = rule.condition().test(reading);
            steps.add(new DecisionStep(rule.id(), evidence.isPresent()));
            if (evidence.isPresent()) {
                return decision(reading, rule, evidence.get(), steps);
            }
        }
        throw new IllegalStateException("rule set " + version + " has no rule for this ticket");
    }

    private Decision decision(Reading reading, Rule rule, List<Evidence> evidence, List<DecisionStep> steps) {
        var classification = Classification.of(reading, rule.kind());
        return new Decision(
                rule.kind().outcome(),
                rule.id(),
                version,
                evidence,
                List.copyOf(steps),
                rule.kind(),
                classification,
                Decision.incidentIn(rule.kind(), evidence),
                Tags.of(reading, rule.kind()));
    }
}
