package dev.firstline.sla.explanation;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.sla.CancellationCause;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.sla.Verdict;
import dev.firstline.sla.clock.ClockState;
import dev.firstline.sla.tracking.ClockView;
import dev.firstline.sla.tracking.CorrectionView;
import dev.firstline.sla.tracking.ThresholdView;
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
 * @param folded the intervals before those as sums; absent when there are none
 * @param usedBefore service time used before {@code countedFrom}
 * @param left what the goal leaves
 * @param countedFrom the instant to which the calendar adds what is left
 * @param warnAtPercent shares of the goal at which a warning goes out
 * @param warnBefore service time before due at which one does; absent when there is none
 * @param overdueAfter service time after due at which a broken clock is told to be overdue; absent when there is none
 * @param thresholds those of them that are ahead, in order
 * @param dueAt the sum; absent while the clock stands
 * @param cancelledFor why a cancelled clock fell away; absent for others
 * @param settled when what a broken clock promised came after all; absent while it has not
 * @param verdict EXCUSED or VOIDED when somebody said so of the outcome; absent otherwise
 * @param corrections what was told of the clock and no longer held; absent when all held
 * @param choices who wanted the ticket judged anew, and why; absent when nobody did, and for readers who do not handle tickets
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
        ClockView.@Nullable FoldedView folded,
        Duration usedBefore,
        Duration left,
        Instant countedFrom,
        List<Integer> warnAtPercent,
        @Nullable List<Duration> warnBefore,
        @Nullable List<Duration> overdueAfter,
        List<ThresholdView> thresholds,
        @Nullable Instant dueAt,
        @Nullable Instant endedAt,
        @Nullable CancellationCause cancelledFor,
        ClockView.@Nullable SettledView settled,
        @Nullable Verdict verdict,
        @Nullable List<CorrectionView> corrections,
        @Nullable List<Explanation.Choice> choices) {

    /** @param inside the scope of a reader who handles tickets; null for one who does not */
    static ExplanationView of(
            UUID clockId, Explanation explanation, ClockView shown, Locale language, @Nullable Scope inside) {
        var clock = explanation.clock();
        var promise = clock.promise();
        return new ExplanationView(
                clockId,
                clock.target(),
                clock.cycle(),
                clock.state(),
                explanation.asOf(),
                language.toLanguageTag(),
                Wording.of(explanation, shown, language),
                promise.policy(),
                promise.policyVersion(),
                promise.rule(),
                explanation.source(),
                promise.amount().toString(),
                promise.goal(),
                promise.calendar().code(),
                promise.calendar().zone().getId(),
                clock.promisedAt(),
                explanation.intervals(),
                shown.folded(),
                explanation.usedBefore(),
                explanation.left(),
                explanation.countedFrom(),
                promise.thresholds().warnAtPercent(),
                orAbsent(promise.thresholds().warnBefore()),
                orAbsent(promise.thresholds().overdueAfter()),
                ThresholdView.ahead(clock.warnings(), clock.overdues(), explanation.asOf()),
                clock.dueAt(),
                clock.endedAt(),
                shown.cancelledFor(),
                shown.settled(),
                shown.verdict(),
                shown.corrections(),
                inside == null || explanation.choices(inside).isEmpty() ? null : explanation.choices(inside));
    }

    private static @Nullable List<Duration> orAbsent(List<Duration> times) {
        return times.isEmpty() ? null : times;
    }
}
