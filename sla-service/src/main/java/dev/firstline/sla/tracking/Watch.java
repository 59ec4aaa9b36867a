package dev.firstline.sla.tracking;

import dev.firstline.sla.clock.Clock;
import dev.firstline.sla.clock.Overdue;
import dev.firstline.sla.clock.Warning;
import dev.firstline.sla.policy.Amount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the timer has to tell of a clock beside its breach, and how far it has come.
 *
 * @param warnings those ahead, ascending; the timer leaves in what it gave
 * @param warnedPercent of the highest warning that was given under the present promise; 0 for none
 * @param warnedBefore of the same, where the policy says it as a time before due; null where it says a share
 * @param overdues the thresholds after due that are ahead, ascending; the timer leaves in what it told
 * @param overdueTold the highest threshold after due that was told; zero for none
 */
record Watch(
        List<Warning> warnings,
        int warnedPercent,
        @Nullable Duration warnedBefore,
        List<Overdue> overdues,
        Duration overdueTold) {

    /** Beyond every threshold that a policy can have. */
    private static final Duration SILENCE = Amount.LONGEST;

    /** Copies what it is given. */
    Watch {
        warnings = List.copyOf(warnings);
        overdues = List.copyOf(overdues);
    }

    /**
     * What is to be told of a clock, when so much of what it says was told before.
     *
     * @param before null for a new one
     * @param now the database's time: where an earlier promise holds again, what it warned of by then is taken as given
     */
    static Watch of(Clock clock, @Nullable ClockRow before, Instant now) {
        boolean again = before != null && clock.promisedAt().isBefore(before.promisedAt());
        var watch = of(clock, before);
        return again ? watch.asOf(now) : watch;
    }

    private static Watch of(Clock clock, @Nullable ClockRow before) {
        var ofPromise = before != null && before.promisedAt().equals(clock.promisedAt()) ? before.watch() : null;
        int percent = ofPromise == null ? 0 : ofPromise.warnedPercent;
        var ahead = ofPromise == null ? null : ofPromise.warnedBefore;
        var told = before == null ? Duration.ZERO : before.watch().toldOverdue(before.hasOutcome(clock));
        var promise = clock.promise();
        var given = promise.used(percent, ahead);
        return new Watch(
                clock.warnings().stream()
                        .filter(warning -> promise.used(warning.percent(), warning.before())
                                        .compareTo(given)
                                > 0)
                        .toList(),
                percent,
                ahead,
                beyond(told, clock.overdues()),
                told);
    }

    /** What was told of one breach says nothing of another; silence holds for all. */
    private Duration toldOverdue(boolean ofThisBreach) {
        return ofThisBreach || isSilent() ? overdueTold : Duration.ZERO;
    }

    /** Nothing more, as far as is known. */
    Watch stopped() {
        return new Watch(List.of(), warnedPercent, warnedBefore, List.of(), overdueTold);
    }

    /** Nothing more, whatever is heard later. */
    Watch silent() {
        return new Watch(List.of(), warnedPercent, warnedBefore, List.of(), SILENCE);
    }

    /** Whether nothing more is told, whatever is heard. */
    boolean isSilent() {
        return overdueTold.equals(SILENCE);
    }

    /** The warnings that lie behind are taken as given. */
    Watch asOf(Instant then) {
        var behind =
                warnings.stream().filter(warning -> !warning.at().isAfter(then)).toList();
        return new Watch(
                warnings.subList(behind.size(), warnings.size()),
                behind.isEmpty() ? warnedPercent : behind.getLast().percent(),
                behind.isEmpty() ? warnedBefore : behind.getLast().before(),
                overdues,
                overdueTold);
    }

    /** The thresholds after due that were not told. */
    List<Overdue> untold() {
        return beyond(overdueTold, overdues);
    }

    /** Whether a clock has other thresholds after due than these. */
    boolean differsFrom(Clock clock) {
        return !untold().equals(beyond(overdueTold, clock.overdues()));
    }

    private static List<Overdue> beyond(Duration told, List<Overdue> overdues) {
        return overdues.stream()
                .filter(overdue -> overdue.after().compareTo(told) > 0)
                .toList();
    }
}
