package dev.firstline.diagnosis.rule;

import dev.firstline.contracts.diagnosis.Outcome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** What the model is shown of a ticket beside its words: what lexicon and rules found, which means the same in every language. */
final class Shown {

    private static final int STRONG = 50;
    private static final int WEAK = 20;

    private Shown() {}

    static List<String> of(Reading reading, List<Voice> voices) {
        var shown = new ArrayList<String>();
        reading.findings().keySet().forEach(signal -> shown.add("signal " + signal.section()));
        shown.add("family " + reading.family());
        reading.incidents().forEach(incident -> shown.add(incident.open() ? "incident open" : "incident over"));
        var first = voices.getFirst();
        var strength = strength(first);
        shown.add("rule " + first.rule().id());
        shown.add("outcome " + first.outcome() + ' ' + strength);
        shown.add(
                "category " + Classification.categoryTold(reading, first.rule().kind()) + ' ' + strength);
        shown.add("strength " + strength);
        shown.add(reading.faulty() ? "broken" : "whole");
        voices.stream()
                .filter(voice -> voice.outcome() != first.outcome() && voice.net() > 0)
                .findFirst()
                .ifPresent(next -> shown.add("next " + next.outcome()));
        voices.forEach(voice -> shown.add("spoke " + voice.rule().id()));
        var outcomes = EnumSet.noneOf(Outcome.class);
        voices.stream()
                .filter(voice -> outcomes.add(voice.outcome()))
                .forEach(voice -> shown.add("best " + voice.outcome() + ' ' + strength(voice)));
        shown.add("impact " + Impact.of(reading, first.rule().kind()).value());
        return List.copyOf(shown);
    }

    private static String strength(Voice voice) {
        return voice.rule().hard() || voice.net() >= STRONG ? "strong" : voice.net() >= WEAK ? "fair" : "weak";
    }
}
