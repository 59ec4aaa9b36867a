package dev.firstline.diagnosis.rule;

import dev.firstline.contracts.diagnosis.DecisionStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rules by which tickets are decided: the first hard rule that speaks, or else the weightiest of all that speak.
 *
 * @param version the day it came into force, and which of that day, such as {@code 2026-11-29.5}
 * @param rules hard ones before all that are weighed; ends with a rule that always speaks
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
        return new RuleSet("2026-11-29.5", rules);
    }

    /**
     * What the rules say on a ticket as read: the first hard rule alone, or else all that speak, the weightiest first.
     *
     * @throws IllegalStateException when no rule speaks, which the last rule of a complete set prevents
     */
    List<Voice> voices(Reading reading) {
        var voices = new ArrayList<Voice>();
        for (var rule : rules) {
            var voice = rule.on(reading);
            if (voice.isPresent() && rule.hard()) {
                return List.of(voice.get());
            }
            voice.ifPresent(voices::add);
        }
        if (voices.isEmpty()) {
            throw new IllegalStateException("rule set " + version + " has no rule for this ticket");
        }
        // A stable sort: of equal ones the earlier rule speaks first.
        voices.sort(Comparator.comparingInt(Voice::net).reversed());
        return List.copyOf(voices);
    }

    /** Every rule that was tried before the deciding one was known, in order, the deciding one last. */
    List<DecisionStep> steps(Rule deciding) {
        var tried = rules.stream()
                .filter(rule -> rule != deciding && (!deciding.hard() || rules.indexOf(rule) < rules.indexOf(deciding)))
                .map(rule -> new DecisionStep(rule.id(), false));
        return Stream.concat(tried, Stream.of(new DecisionStep(deciding.id(), true)))
                .toList();
    }
}
