package dev.firstline.sla.tracking;

import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.sla.clock.Clock;
import dev.firstline.sla.clock.ClockKey;
import dev.firstline.sla.clock.ClockState;
import dev.firstline.sla.clock.Interval;
import dev.firstline.sla.clock.Transition;
import dev.firstline.sla.clock.Warning;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clock as it is stored.
 *
 * @param cycle which one of its target, counted from 1
 * @param endedBy the event that met or cancelled it; null for a breach, and for one that fell away
 * @param firedAt when the breach was noticed, by the database's clock
 * @param warnings those ahead, ascending
 * @param warnedPercent the highest that was given under the present promise; 0 for none
 * @param told the keys of the transitions that the world was told of
 * @param version grows with every change
 */
record ClockRow(
        UUID id,
        UUID ticketId,
        TenantPath tenant,
        SlaTarget target,
        int cycle,
        ClockState state,
        String policy,
        int policyVersion,
        String rule,
        String goal,
        String calendar,
        Instant promisedAt,
        Instant startedAt,
        @Nullable Instant dueAt,
        @Nullable Instant endedAt,
        @Nullable UUID endedBy,
        @Nullable Instant firedAt,
        List<Warning> warnings,
        int warnedPercent,
        List<Interval> ledger,
        Set<String> told,
        int version) {

    /** The id of a ticket's clock: the same in every copy and after every replay. */
    static UUID idOf(UUID ticketId, ClockKey key) {
        return key.cycle() == 1
                ? Ids.of("clock", ticketId.toString(), key.target().name())
                : Ids.of("clock", ticketId.toString(), key.target().name(), String.valueOf(key.cycle()));
    }

    /** Which clock of its ticket this is. */
    ClockKey key() {
        return new ClockKey(target, cycle);
    }

    /** The end that the world was told of, if any. */
    Optional<Transition.End> toldEnd() {
        return switch (state) {
            case RUNNING, PAUSED -> Optional.empty();
            case MET -> Optional.of(new Transition.Met(endedAt, endedBy, dueAt));
            case BREACHED -> Optional.of(new Transition.Breached(endedAt));
            case CANCELLED -> Optional.of(new Transition.Cancelled(endedAt, endedBy));
        };
    }

    /** This clock when what it began with turns out not to be so: it falls away as if it had never run. */
    ClockRow fallenAway() {
        var told = new HashSet<>(this.told);
        told.add(Transition.End.KEY);
        return new ClockRow(
                id,
                ticketId,
                tenant,
                target,
                cycle,
                ClockState.CANCELLED,
                policy,
                policyVersion,
                rule,
                goal,
                calendar,
                promisedAt,
                startedAt,
                dueAt,
                startedAt,
                null,
                null,
                List.of(),
                warnedPercent,
                ledger,
                told,
                version + 1);
    }

    /**
     * This clock of a ticket that is told of afterwards: what should have been told by then never will be. If it is due by
     * then it is broken, and the warnings that lie behind are taken as given.
     */
    ClockRow asOfPast(Instant then) {
        if (state != ClockState.RUNNING) {
            return this;
        }
        boolean broken = !dueAt.isAfter(then);
        var told = new HashSet<>(this.told);
        if (broken) {
            told.add(Transition.End.KEY);
        }
        return new ClockRow(
                id,
                ticketId,
                tenant,
                target,
                cycle,
                broken ? ClockState.BREACHED : state,
                policy,
                policyVersion,
                rule,
                goal,
                calendar,
                promisedAt,
                startedAt,
                dueAt,
                broken ? dueAt : null,
                null,
                broken ? then : null,
                broken
                        ? List.of()
                        : warnings.stream()
                                .filter(warning -> warning.at().isAfter(then))
                                .toList(),
                warnings.stream()
                        .filter(warning -> !warning.at().isAfter(then))
                        .mapToInt(Warning::percent)
                        .max()
                        .orElse(warnedPercent),
                ledger,
                told,
                version);
    }

    /** The next instant at which the timer has to do something; null when the clock does not run. */
    @Nullable Instant nextFireAt() {
        return state == ClockState.RUNNING
                ? warnings.isEmpty() ? dueAt : warnings.getFirst().at()
                : null;
    }

    /** Whether the clock says something else than this row. */
    boolean differsFrom(Clock clock) {
        return state != clock.state()
                || !promisedAt.equals(clock.promisedAt())
                || !Objects.equals(dueAt, clock.dueAt())
                || !ledger.equals(clock.ledger().intervals());
    }
}
