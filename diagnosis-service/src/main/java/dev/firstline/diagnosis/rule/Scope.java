package dev.firstline.diagnosis.rule;

import dev.firstline.diagnosis.lexicon.Finding;
import dev.firstline.diagnosis.lexicon.Tokens;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a signal means where it stands: in an aside, in a clause that says it works, beside a fault, in a question. */
final class Scope {

    private static final List<Signal> BROKEN =
            List.of(Signal.FAULT, Signal.DOWN, Signal.PLATFORM_ERROR, Signal.IRREGULARITY);

    private static final Set<String> NARROWING = Set.of(
            "only",
            "just",
            "nur",
            "lediglich",
            "solo",
            "solamente",
            "so",
            "somente",
            "apenas",
            "unicamente",
            "nobody",
            "niemand");

    private final Tokens words;
    private final Map<Signal, List<Finding>> findings;
    private final Set<Integer> fine = new HashSet<>();
    private final Set<Integer> faulty = new HashSet<>();

    private Scope(Tokens words, Map<Signal, List<Finding>> findings) {
        this.words = words;
        this.findings = findings;
    }

    /** The findings that count, with the derived signals added. */
    static Map<Signal, List<Finding>> of(Tokens words, Map<Signal, List<Finding>> found) {
        var scope = new Scope(words, withoutAsides(words, found));
        scope.fine.addAll(clausesThatWork(words, scope.at(Signal.WORKS)));
        for (var signal : BROKEN) {
            scope.at(signal).stream()
                    .filter(finding -> !scope.fine.contains(finding.from()))
                    .forEach(finding -> scope.faulty.add(words.sentence(finding.from())));
        }
        scope.keepOwnDevicesOfFaults(Signal.SINGLE);
        scope.keepOwnDevicesOfFaults(Signal.CLIENT);
        scope.triedIsNoCause();
        scope.derive(Signal.SCALE, scope.scale());
        scope.derive(Signal.QUESTION, scope.questions());
        scope.derive(Signal.QUESTION_MARK, scope.questionMarks());
        return scope.findings;
    }

    /** Places of the words in clauses that say something works: "the chat works" does not speak of a broken chat. */
    static Set<Integer> clausesThatWork(Tokens words, List<Finding> works) {
        var places = new HashSet<Integer>();
        int done = 0;
        for (var finding : works) {
            int end = words.clauseEnd(finding.from());
            for (int i = Math.max(done, words.clauseStart(finding.from())); i <= end; i++) {
                places.add(i);
            }
            done = Math.max(done, end + 1);
        }
        return places;
    }

    private static Map<Signal, List<Finding>> withoutAsides(Tokens words, Map<Signal, List<Finding>> found) {
        var asides = new HashSet<Integer>();
        found.getOrDefault(Signal.ASIDE, List.of()).forEach(finding -> asides.add(words.sentence(finding.from())));
        var kept = new EnumMap<Signal, List<Finding>>(Signal.class);
        found.forEach((signal, all) -> {
            var outside = all.stream()
                    .filter(finding -> !asides.contains(words.sentence(finding.from())))
                    .toList();
            if (!outside.isEmpty()) {
                kept.put(signal, new ArrayList<>(outside));
            }
        });
        return kept;
    }

    private List<Finding> at(Signal signal) {
        return findings.getOrDefault(signal, List.of());
    }

    private void derive(Signal signal, List<Finding> from) {
        if (!from.isEmpty()) {
            findings.put(signal, from);
        }
    }

    /**
     * "A colleague gave me this address" speaks of no single person with a fault: while other sentences tell of one, who and
     * what stands in sentences that do not counts only when it narrows ("only my laptop") or stands in the title.
     */
    private void keepOwnDevicesOfFaults(Signal signal) {
        if (faulty.isEmpty()) {
            return;
        }
        var kept = at(signal).stream()
                .filter(finding -> {
                    int sentence = words.sentence(finding.from());
                    return sentence == 0
                            || faulty.contains(sentence)
                            || fine.contains(finding.from())
                            || NARROWING.contains(words.word(finding.from()));
                })
                .toList();
        findings.remove(signal);
        derive(signal, new ArrayList<>(kept));
    }

    /** What was changed in the attempt to mend it did not break it. */
    private void triedIsNoCause() {
        var tried = at(Signal.TRIED);
        var causes = at(Signal.OWN_CHANGE).stream()
                .filter(cause ->
                        tried.stream().noneMatch(attempt -> cause.from() < attempt.to() && attempt.from() < cause.to()))
                .toList();
        findings.remove(Signal.OWN_CHANGE);
        derive(Signal.OWN_CHANGE, new ArrayList<>(causes));
    }

    /** A crowd in the sentence of a fault or beside it; "all my colleagues are fine" is none. */
    private List<Finding> scale() {
        return at(Signal.EVERYONE).stream()
                .filter(finding -> !fine.contains(finding.from()) && !singledOut(finding))
                .filter(finding -> {
                    int sentence = words.sentence(finding.from());
                    return faulty.contains(sentence) || faulty.contains(sentence - 1) || faulty.contains(sentence + 1);
                })
                .toList();
    }

    /** "Only one of 300 people" speaks of one. */
    private boolean singledOut(Finding crowd) {
        return at(Signal.SINGLE).stream()
                .anyMatch(one -> words.clauseStart(one.from()) == words.clauseStart(crowd.from()));
    }

    private List<Finding> questions() {
        var asked = at(Signal.ASKING).stream()
                .filter(finding -> words.asks(finding.from()) || words.beginsSentence(finding.from()));
        return Stream.concat(at(Signal.HOW_TO).stream(), asked)
                .filter(finding -> !faulty.contains(words.sentence(finding.from())))
                .toList();
    }

    private List<Finding> questionMarks() {
        for (int at = 0; at < words.size(); at++) {
            if (words.asks(at) && !faulty.contains(words.sentence(at))) {
                return List.of(new Finding(Signal.QUESTION_MARK.section(), "?", at, at + 1));
            }
        }
        return List.of();
    }
}
