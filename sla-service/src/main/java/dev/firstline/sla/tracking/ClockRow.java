package dev.firstline.sla.tracking;

import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.sla.CancellationCause;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.sla.Verdict;
import dev.firstline.sla.clock.Clock;
import dev.firstline.sla.clock.ClockKey;
import dev.firstline.sla.clock.ClockState;
import dev.firstline.sla.clock.Ledger;
import dev.firstline.sla.clock.Standing;
import dev.firstline.sla.clock.Transition;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clock as it is stored.
 *
 * @param cycle which one of its target, counted from 1
 * @param endedBy the event that met or cancelled it; null for a breach, and for one that fell away
 * @param firedAt when the breach was noticed, by the database's clock
 * @param ending what else there is to say of its end
 * @param watch what the timer has to tell of it beside its breach
 * @param told the keys of the transitions that the world was told of, of very many the last ones; and the marks of an import
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
        Ending ending,
        Watch watch,
        Ledger ledger,
        Set<String> told,
        int version) {

    static final String IMPORTED = "imported";
    static final String IN_SILENCE = "in silence";

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

    /** How it stands by what was told. */
    Standing standing() {
        return ledger.standing(state, endedAt, dueAt);
    }

    /** Whether this is how the clock ended. */
    boolean hasOutcome(Clock clock) {
        return state.isTerminal() && state == clock.state() && Objects.equals(endedAt, clock.endedAt());
    }

    /** The clock when time has been judged as far as was told. */
    Clock judge(Clock clock) {
        return state == ClockState.BREACHED ? clock.judgedUntil(Objects.requireNonNull(endedAt)) : clock;
    }

    /** This clock when what it began with turns out not to be so: it falls away as if it had never run. */
    ClockRow fallenAway() {
        return with(
                ClockState.CANCELLED,
                startedAt,
                null,
                null,
                ending.because(CancellationCause.NEVER_BEGAN),
                watch.stopped(),
                toldToHaveEnded(),
                version + 1);
    }

    /** The same with what somebody said of its outcome; null takes that back. */
    ClockRow judged(@Nullable Verdict verdict) {
        return with(state, endedAt, endedBy, firedAt, ending.with(verdict), watch, told, version + 1);
    }

    /**
     * This clock of a ticket that is told of afterwards: what should have been told by then never will be. If it is due by
     * then it is broken, and the warnings that lie behind are taken as given.
     */
    ClockRow asOfPast(Instant then) {
        if (state == ClockState.BREACHED) {
            return with(state, endedAt, endedBy, firedAt, ending, watch.silent(), told, version);
        }
        if (state != ClockState.RUNNING) {
            return this;
        }
        return Objects.requireNonNull(dueAt).isAfter(then)
                ? with(state, endedAt, endedBy, firedAt, ending, watch.asOf(then), told, version)
                : with(ClockState.BREACHED, dueAt, null, then, ending, watch.silent(), toldToHaveEnded(), version);
    }

    /**
     * This clock with the mark of an import, and of its silence where it was over by then: a proof that all was told must know of which
     * clocks nothing was.
     */
    ClockRow imported() {
        var marks = new HashSet<>(told);
        marks.add(IMPORTED);
        if (state.isTerminal()) {
            marks.add(IN_SILENCE);
        }
        return with(state, endedAt, endedBy, firedAt, ending, watch, marks, version);
    }

    private Set<String> toldToHaveEnded() {
        var all = new HashSet<>(told);
        all.add(Transition.End.KEY);
        return all;
    }

    private ClockRow with(
            ClockState state,
            @Nullable Instant endedAt,
            @Nullable UUID endedBy,
            @Nullable Instant firedAt,
            Ending ending,
            Watch watch,
            Set<String> told,
            int version) {
        return new ClockRow(
                id,
                ticketId,
                tenant,
                target,
                cycle,
                state,
                policy,
                policyVersion,
                rule,
                goal,
                calendar,
                promisedAt,
                startedAt,
                dueAt,
                endedAt,
                endedBy,
                firedAt,
                ending,
                watch,
                ledger,
                told,
                version);
    }

    /** The next instant at which the timer has to do something; null when it has nothing to do. */
    @Nullable Instant nextFireAt() {
        return switch (state) {
            case RUNNING ->
                watch.warnings().isEmpty() ? dueAt : watch.warnings().getFirst().at();
            case BREACHED ->
                watch.untold().isEmpty() ? null : watch.untold().getFirst().at();
            case PAUSED, MET, CANCELLED -> null;
        };
    }

    /** Whether the clock says something else than this row. */
    boolean differsFrom(Clock clock) {
        return state != clock.state()
                || !promisedAt.equals(clock.promisedAt())
                || !Objects.equals(dueAt, clock.dueAt())
                || !Objects.equals(endedAt, clock.endedAt())
                || !Objects.equals(ending.settlement(), clock.settlement())
                || watch.differsFrom(clock)
                || !ledger.equals(clock.ledger());
    }
}
