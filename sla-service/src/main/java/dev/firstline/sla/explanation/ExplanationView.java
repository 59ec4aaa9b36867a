package dev.firstline.sla.explanation;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.sla.clock.ClockState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An explanation as it is shown.
 *
 * @param language of the sentences, such as {@code pt-BR}
 * @param sentences the same in words
 * @param source where the promise comes from, in the words of who wrote the policy
 * @param goal as the policy states it
 * @param goalServiceTime the same as service time of the calendar
 * @param promisedAt since when this promise holds
 * @param usedBefore service time used before {@code countedFrom}
 * @param left what the goal leaves
 * @param countedFrom the instant to which the calendar adds what is left
 * @param dueAt the sum; absent while the clock stands
 */
public record ExplanationView(
        UUID clockId,
        SlaTarget target,
        int cycle,
        ClockState state,
        Instant asOf,
        String language,
        List<String> sentences,
        String policy,
        int policyVersion,
        String rule,
        String source,
        String goal,
        Duration goalServiceTime,
        String calendar,
        String zone,
        Instant promisedAt,
        List<Explanation.Counted> intervals,
        Duration usedBefore,
        Duration left,
        Instant countedFrom,
        @Nullable Instant dueAt,
        @Nullable Instant endedAt) {

    static ExplanationView of(UUID clockId, Explanation explanation, Locale language) {
        var clock = explanation.clock();
        var promise = clock.promise();
        return new ExplanationView(
                clockId,
                clock.target(),
                clock.cycle(),
                clock.state(),
                explanation.asOf(),
                language.toLanguageTag(),
                Wording.of(explanation, language),
                promise.policy(),
                promise.policyVersion(),
                promise.rule(),
                promise.source(),
                promise.amount().toString(),
                promise.goal(),
                promise.calendar().code(),
                promise.calendar().zone().getId(),
                clock.promisedAt(),
                explanation.intervals(),
                explanation.usedBefore(),
                explanation.left(),
                explanation.countedFrom(),
                clock.dueAt(),
                clock.endedAt());
    }
}
