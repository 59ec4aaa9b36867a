package dev.firstline.sla.tracking;

import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import dev.firstline.chassis.telemetry.TraceContexts;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.sla.ClockStanding;
import dev.firstline.contracts.sla.SlaEvent;
import dev.firstline.contracts.sla.Verdict;
import dev.firstline.sla.clock.Author;
import dev.firstline.sla.clock.ClockState;
import dev.firstline.sla.timer.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Lets somebody excuse or void the outcome of a clock, and take that back. The outcome stays what it is, and what is said holds for it
 * alone: once a fact corrects it, nobody has said anything of the new one.
 */
@ApplicationScoped
class Judging {

    private final Transactions transactions;
    private final TicketTable tickets;
    private final ClockTable clocks;
    private final VerdictTable verdicts;
    private final Outbox outbox;
    private final DatabaseClock now;

    Judging(
            Transactions transactions,
            TicketTable tickets,
            ClockTable clocks,
            VerdictTable verdicts,
            Outbox outbox,
            DatabaseClock now) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.clocks = clocks;
        this.verdicts = verdicts;
        this.outbox = outbox;
        this.now = now;
    }

    /**
     * Says it, unless that was said of the outcome before.
     *
     * @throws Problem 403 when a person of a tenant above has said something of it, 404 when there is no such clock or it is another tenant's, 409 when it has no outcome of which that can be said
     */
    void judge(Scope scope, UUID ticketId, UUID clockId, Verdict verdict, String author, String reason) {
        // As the events are: what is written is the ticket's tenant's, whoever above it asked.
        transactions.asPlatform(() -> {
            var ticket = ClockReading.ticket(tickets, scope, ticketId).id();
            var clock = clocks.lock(List.of(ticket)).stream()
                    .filter(row -> row.id().equals(clockId) && scope.covers(row.tenant()))
                    .findFirst()
                    .orElseThrow(() -> Problem.notFound("clock"));
            check(clock, verdict);
            var said = verdict == Verdict.REINSTATED ? null : verdict;
            if (clock.ending().verdict() != said) {
                requireUndoable(scope, clock);
                var at = now.now();
                var endedAt = Objects.requireNonNull(clock.endedAt());
                clocks.update(List.of(clock.judged(said)));
                verdicts.insert(
                        clock,
                        new VerdictView(at, verdict, clock.state(), endedAt, author, reason),
                        new Author(author, scope.setting()));
                outbox.publish(List.of(new Outbox.Fact(
                        clock.tenant(),
                        new SlaEvent.Judged(
                                clock.ticketId(),
                                clock.id(),
                                clock.target(),
                                at,
                                verdict,
                                ClockStanding.valueOf(clock.state().name()),
                                endedAt),
                        TraceContexts.current())));
            }
        });
    }

    private void requireUndoable(Scope scope, ClockRow clock) {
        if (clock.ending().verdict() != null && !scope.mayUndoWhatIsDecidedIn(verdicts.tenantOfTheLast(clock.id()))) {
            throw new Problem(
                    ProblemType.FORBIDDEN,
                    "A person of a tenant above has said what this outcome counts for, and only people there can change it.");
        }
    }

    private static void check(ClockRow clock, Verdict verdict) {
        boolean counts = clock.state() == ClockState.MET
                || clock.state() == ClockState.BREACHED
                || clock.ending().countsAs() != null;
        boolean broken = clock.state() == ClockState.BREACHED || clock.ending().countsAs() == ClockState.BREACHED;
        if (!counts) {
            throw Problem.conflict(
                    "The clock is " + clock.state() + " and counts neither way; there is nothing to judge.");
        }
        if (verdict == Verdict.EXCUSED && !broken) {
            throw Problem.conflict(
                    "The promise was kept; only a broken one can be excused. Void the outcome if it is wrong.");
        }
    }
}
