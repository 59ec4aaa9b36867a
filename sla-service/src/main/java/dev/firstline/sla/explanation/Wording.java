package dev.firstline.sla.explanation;

import dev.firstline.sla.clock.Clock;
import dev.firstline.sla.clock.IntervalCause;
import dev.firstline.sla.clock.Transition;
import dev.firstline.sla.policy.Amount;
import dev.firstline.sla.policy.ProgramPolicy;
import dev.firstline.sla.policy.Rulebook;
import dev.firstline.sla.settings.Inherited;
import dev.firstline.sla.settings.PolicyBody;
import dev.firstline.sla.tracking.ClockView;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;

/** Tells an explanation in the words of a language; times are in the calendar's zone, which each sentence names. */
final class Wording {

    /** The languages that the words are there in; the first where none fits. */
    static final List<Locale> LANGUAGES = List.of(
            Locale.ENGLISH,
            Locale.forLanguageTag("pt-BR"),
            Locale.forLanguageTag("pt-PT"),
            Locale.forLanguageTag("es"),
            Locale.forLanguageTag("de"));

    /** Sources that are ours, by the key of their words; all others are the words of who wrote the policy. */
    private static final Map<String, String> FIXED = Map.of(
            PolicyBody.UNKNOWN_SOURCE, "source.tenant",
            Inherited.SOURCE, "source.above",
            Rulebook.PUBLISHED, "source.vendor",
            ProgramPolicy.OURS, "source.ours",
            ProgramPolicy.PROGRAM, "source.program");

    private final Locale language;
    private final ResourceBundle words;
    private final Times times;

    private Wording(Locale language, Times times) {
        this.language = language;
        this.words =
                ResourceBundle.getBundle("dev.firstline.sla.explanation.words", language, Wording.class.getModule());
        this.times = times;
    }

    /** One sentence for each step, in order. */
    static List<String> of(Explanation explanation, Locale language) {
        return wording(explanation, language).sentences(explanation);
    }

    /** The same, and what was said of the clock since it was told. */
    static List<String> of(Explanation explanation, ClockView shown, Locale language) {
        var wording = wording(explanation, language);
        var sentences = new ArrayList<>(wording.sentences(explanation));
        sentences.addAll(wording.afterwards(shown));
        return sentences;
    }

    private static Wording wording(Explanation explanation, Locale language) {
        var zone = explanation.clock().promise().calendar().zone();
        return new Wording(language, new Times(language, zone));
    }

    /** The words that serve who accepts these: {@code de-AT} is served by German; the first language where none fits. */
    static Locale closest(List<Locale.LanguageRange> accepted) {
        var exact = Locale.lookup(accepted, LANGUAGES);
        if (exact != null) {
            return exact;
        }
        return accepted.stream()
                .map(range -> range.getRange().split("-")[0])
                .flatMap(spoken -> LANGUAGES.stream()
                        .filter(language -> language.getLanguage().equals(spoken)))
                .findFirst()
                .orElse(LANGUAGES.getFirst());
    }

    private List<String> sentences(Explanation explanation) {
        var clock = explanation.clock();
        var sentences = new ArrayList<String>();
        sentences.add(promise(clock, explanation.source()));
        if (explanation.isRebased()) {
            sentences.add(say("rebased", at(clock.promisedAt())));
        }
        var folded = ClockView.FoldedView.of(clock.ledger());
        if (folded != null) {
            sentences.add(folded(folded));
        }
        explanation.intervals().forEach(interval -> sentences.add(interval(interval)));
        switch (clock.state()) {
            case RUNNING -> sentences.add(due(explanation, due(clock)));
            case PAUSED ->
                sentences.add(say(
                        "paused",
                        length(explanation.usedBefore()),
                        length(clock.promise().goal()),
                        length(explanation.left())));
            case MET -> {
                sentences.add(due(explanation, due(clock)));
                sentences.add(say("met", at(ended(clock)), length(Duration.between(ended(clock), due(clock)))));
            }
            case BREACHED -> {
                sentences.add(due(explanation, due(clock)));
                sentences.add(say("breached", at(ended(clock))));
                if (clock.settlement() != null) {
                    sentences.add(say(
                            "settled",
                            at(clock.settlement().at()),
                            length(clock.settlement().late())));
                }
            }
            case CANCELLED -> sentences.add(cancelled(clock));
        }
        explanation
                .warnings()
                .forEach(warning -> sentences.add(
                        say("warning", at(warning.at()), length(Objects.requireNonNull(warning.before())))));
        explanation
                .overdues()
                .forEach(overdue -> sentences.add(say("overdue", at(overdue.at()), length(overdue.after()))));
        return sentences;
    }

    private String cancelled(Clock clock) {
        if (clock.end().orElse(null) instanceof Transition.Cancelled end && end.cause() != null) {
            return say("cancelled." + end.cause(), at(end.at()), end.detail() == null ? "–" : end.detail());
        }
        return say("cancelled", at(ended(clock)));
    }

    /** When a clock was due that runs, was met or was broken: each such clock has one. */
    private static Instant due(Clock clock) {
        return Objects.requireNonNull(clock.dueAt());
    }

    /** When a clock ended that has ended. */
    private static Instant ended(Clock clock) {
        return Objects.requireNonNull(clock.endedAt());
    }

    /** What was told of it and did not hold, and what was said of its outcome. */
    private List<String> afterwards(ClockView shown) {
        var sentences = new ArrayList<String>();
        if (shown.corrections() != null) {
            for (var corrected : shown.corrections()) {
                sentences.add(say(
                        "corrected." + corrected.cause(),
                        at(corrected.at()),
                        words.getString("state." + corrected.told().state()),
                        words.getString("state." + corrected.now().state())));
            }
        }
        if (shown.verdict() != null) {
            sentences.add(say("verdict." + shown.verdict()));
        }
        return sentences;
    }

    private String promise(Clock clock, String source) {
        var promise = clock.promise();
        return say(
                switch (promise.amount()) {
                    case Amount.ServiceTime any -> "promise";
                    case Amount.BusinessDays days ->
                        days.counting() == Amount.Counting.AVERAGE ? "promise.days" : "promise.same";
                },
                promise.policy(),
                String.valueOf(promise.policyVersion()),
                promise.rule(),
                words.getString("target." + clock.target().name()),
                length(promise.goal()),
                promise.calendar().code(),
                promise.calendar().zone().getId(),
                FIXED.containsKey(source) ? words.getString(FIXED.get(source)) : source,
                promise.amount() instanceof Amount.BusinessDays(int days, var any) ? days : 0);
    }

    private String folded(ClockView.FoldedView folded) {
        var stood = folded.held().entrySet().stream()
                .filter(held -> held.getKey() != IntervalCause.RUNNING)
                .map(Map.Entry::getValue)
                .reduce(Duration.ZERO, Duration::plus);
        return say(
                "folded",
                folded.count(),
                at(folded.from()),
                at(folded.to()),
                length(folded.serviceTime()),
                length(stood));
    }

    private String interval(Explanation.Counted interval) {
        var from = at(interval.from());
        var key = interval.runs() ? "ran" : "stood";
        var what = interval.runs()
                ? length(interval.serviceTime())
                : words.getString("cause." + interval.cause().name());
        return interval.to() == null ? say(key + ".open", from, what) : say(key, from, at(interval.to()), what);
    }

    private String due(Explanation explanation, Instant due) {
        return say(
                "due",
                length(explanation.clock().promise().goal()),
                length(explanation.usedBefore()),
                length(explanation.left()),
                at(explanation.countedFrom()),
                at(due));
    }

    private String say(String key, Object... values) {
        return new MessageFormat(words.getString(key), language).format(values);
    }

    private String at(Instant instant) {
        return times.at(instant);
    }

    private String length(Duration duration) {
        return times.length(duration);
    }
}
