package dev.firstline.sla.tracking;

import dev.firstline.contracts.sla.CancellationCause;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.sla.Verdict;
import dev.firstline.sla.clock.Clock;
import dev.firstline.sla.clock.ClockState;
import dev.firstline.sla.clock.IntervalCause;
import dev.firstline.sla.clock.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A clock as it is shown. Durations are ISO-8601.
 *
 * @param cycle which one of its target, counted from 1
 * @param policy code of the policy that gave the promise, with its version and rule
 * @param goal what was promised: an ISO-8601 duration of service time, or business days such as {@code P1BD}
 * @param calendar code of the calendar that counts it
 * @param dueAt absent while the clock stands
 * @param provisional true where the breach was told before all facts up to it were known; absent otherwise
 * @param cancelledFor why a cancelled clock fell away; absent for others, and where that was not recorded
 * @param countsAs of an unanswered first response, as what its policy counts it: MET or BREACHED; absent otherwise
 * @param settled when what a broken clock promised came after all, and how late; absent while it has not
 * @param verdict EXCUSED or VOIDED when somebody said so of this outcome; absent otherwise
 * @param verdicts all that was said of its outcomes and by whom, the last 50; absent when nothing was, and for readers who do not
 *     handle tickets
 * @param corrections what was told of it and no longer held, in order: the first word first, then the last 50; absent when all held
 * @param elapsed service time used up
 * @param remaining service time left, zero when none is
 * @param warnBefore thresholds before due, service time, ascending; absent when there are none
 * @param overdueAfter thresholds after due, service time, ascending; absent when there are none
 * @param thresholds those ahead, in order: what will be told beside the breach if nothing happens
 * @param held real time per holder
 * @param intervals its life in order, the last 100 of them
 * @param folded those before as sums; absent when there are none
 */
public record ClockView(
        UUID id,
        SlaTarget target,
        int cycle,
        ClockState state,
        String policy,
        int policyVersion,
        String rule,
        String goal,
        String calendar,
        Instant startedAt,
        @Nullable Instant dueAt,
        @Nullable Instant endedAt,
        @Nullable Instant firedAt,
        @Nullable Boolean provisional,
        @Nullable CancellationCause cancelledFor,
        @Nullable ClockState countsAs,
        @Nullable SettledView settled,
        @Nullable Verdict verdict,
        @Nullable List<VerdictView> verdicts,
        @Nullable List<CorrectionView> corrections,
        Duration elapsed,
        Duration remaining,
        List<Integer> warnAtPercent,
        @Nullable List<Duration> warnBefore,
        @Nullable List<Duration> overdueAfter,
        List<ThresholdView> thresholds,
        Map<IntervalCause, Duration> held,
        List<IntervalView> intervals,
        @Nullable FoldedView folded) {

    /** A stretch of its life; {@code to} is absent while it lasts, {@code openedBy} the event that began it. */
    public record IntervalView(Instant from, @Nullable Instant to, IntervalCause cause, UUID openedBy) {}

    /**
     * The first intervals of a clock that was paused very often, as sums.
     *
     * @param count how many
     * @param from when the first of them began
     * @param to when the last of them ended
     * @param serviceTime what the calendar counts of those in which it ran
     * @param held real time per holder
     */
    @Schema(name = "FoldedIntervals")
    public record FoldedView(
            int count, Instant from, Instant to, Duration serviceTime, Map<IntervalCause, Duration> held) {

        /** What is folded of a ledger; null for nothing. */
        public static @Nullable FoldedView of(Ledger ledger) {
            var folded = ledger.folded();
            return folded == null
                    ? null
                    : new FoldedView(
                            folded.count(),
                            folded.from(),
                            ledger.intervals().getFirst().from(),
                            folded.serviceTime(),
                            new TreeMap<>(folded.held()));
        }
    }

    /**
     * What a broken clock promised has come after all.
     *
     * @param at when
     * @param by id of the event that told it
     * @param late service time after the due instant, pauses left out
     * @param lateWall real time after it
     */
    public record SettledView(Instant at, UUID by, Duration late, Duration lateWall) {

        private static @Nullable SettledView of(ClockRow row) {
            var settlement = row.ending().settlement();
            return settlement == null || row.endedAt() == null
                    ? null
                    : new SettledView(
                            settlement.at(),
                            settlement.eventId(),
                            settlement.late(),
                            Duration.between(row.endedAt(), settlement.at()));
        }
    }

    /** The same for a reader who does not handle tickets: what was said of it, and not by whom and why. */
    ClockView withoutAuthors() {
        return new ClockView(
                id,
                target,
                cycle,
                state,
                policy,
                policyVersion,
                rule,
                goal,
                calendar,
                startedAt,
                dueAt,
                endedAt,
                firedAt,
                provisional,
                cancelledFor,
                countsAs,
                settled,
                verdict,
                null,
                corrections,
                elapsed,
                remaining,
                warnAtPercent,
                warnBefore,
                overdueAfter,
                thresholds,
                held,
                intervals,
                folded);
    }

    /**
     * What was said of a clock since it was told.
     *
     * @param verdicts null for none
     * @param corrections null for none
     */
    record Said(
            @Nullable List<VerdictView> verdicts, @Nullable List<CorrectionView> corrections) {}

    /** The clocks of a ticket, as they stood at that instant. */
    @Schema(name = "TicketClocks")
    public record OfTicket(UUID ticketId, Instant asOf, List<ClockView> clocks) {}

    /** A clock of which it turned out that it never began, after its end had been told. */
    static ClockView ofFallenAway(ClockRow row, Said said) {
        return new ClockView(
                row.id(),
                row.target(),
                row.cycle(),
                row.state(),
                row.policy(),
                row.policyVersion(),
                row.rule(),
                row.goal(),
                row.calendar(),
                row.startedAt(),
                null,
                row.endedAt(),
                null,
                null,
                row.ending().cause(),
                null,
                null,
                null,
                said.verdicts(),
                said.corrections(),
                Duration.ZERO,
                Duration.ZERO,
                List.of(),
                null,
                null,
                List.of(),
                Map.of(),
                List.of(),
                null);
    }

    static ClockView of(ClockRow row, Clock clock, Said said, Instant asOf) {
        var promised = clock.promise().thresholds();
        return new ClockView(
                row.id(),
                row.target(),
                row.cycle(),
                row.state(),
                row.policy(),
                row.policyVersion(),
                row.rule(),
                row.goal(),
                row.calendar(),
                row.startedAt(),
                row.dueAt(),
                row.endedAt(),
                row.firedAt(),
                row.ending().provisional() ? true : null,
                row.ending().cause(),
                row.ending().countsAs(),
                SettledView.of(row),
                row.ending().verdict(),
                said.verdicts(),
                said.corrections(),
                clock.elapsed(asOf),
                clock.remaining(asOf),
                promised.warnAtPercent(),
                promised.warnBefore().isEmpty() ? null : promised.warnBefore(),
                promised.overdueAfter().isEmpty() ? null : promised.overdueAfter(),
                ThresholdView.ahead(row.watch().warnings(), row.watch().untold(), asOf),
                new TreeMap<>(clock.ledger().held(asOf)),
                clock.ledger().intervals().stream()
                        .map(interval ->
                                new IntervalView(interval.from(), interval.to(), interval.cause(), interval.openedBy()))
                        .toList(),
                FoldedView.of(clock.ledger()));
    }
}
