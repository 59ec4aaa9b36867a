package dev.firstline.diagnosis.check;

import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.diagnosis.Check;
import dev.firstline.diagnosis.cases.KnownTickets;
import dev.firstline.diagnosis.check.RecordedCheck.Recorder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes down what the desk did on a ticket. Every method runs within an open transaction of the caller's scope. */
@ApplicationScoped
class Checks {

    private final KnownTickets tickets;
    private final CheckStore store;
    private final Outbox outbox;
    private final Clock clock;

    Checks(KnownTickets tickets, CheckStore store, Outbox outbox, Clock clock) {
        this.tickets = tickets;
        this.store = store;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A check after it was written down. */
    record Written(RecordedCheck check, boolean isNew) {}

    /**
     * What the caller takes for granted.
     *
     * @param ifMatch the version that was read, or null for whichever there is
     * @param ifNoneMatch {@code *} for a check that is not written down yet, or null
     */
    record Expected(@Nullable String ifMatch, @Nullable String ifNoneMatch) {}

    /**
     * Writes it down, or corrects it; what says the same again changes and tells nothing.
     *
     * @throws Problem 404 when the ticket cannot be seen, 409 when it has ended, 412 when another version is there, 422 when it lies ahead
     */
    Written write(Scope scope, UUID ticketId, Check check, CheckRequest asked, Recorder by, Expected expected) {
        var ticket = tickets.lock(scope, ticketId);
        if (ticket.ended()) {
            throw Problem.conflict("The ticket has ended; what was done on it is not written down any more.");
        }
        var before = one(ticketId, scope, check);
        requireVersion(before, expected.ifMatch());
        before.ifPresent(known -> ETags.refuseKnown(expected.ifNoneMatch(), known.version()));
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var written = new RecordedCheck(
                ticketId,
                ticket.tenant(),
                check,
                asked.result(),
                doneAt(asked, before, now),
                asked.note(),
                by,
                now,
                before.map(known -> known.version() + 1).orElse(1L));
        if (before.isPresent() && written.saysTheSameAs(before.get())) {
            return new Written(before.get(), false);
        }
        store.keep(written);
        outbox.publish(ticket.tenant(), written.event());
        return new Written(written, before.isEmpty());
    }

    /** All that were written down of a ticket. */
    List<RecordedCheck> of(Scope scope, UUID ticketId) {
        return store.of(ticketId, tickets.tenantOf(scope, ticketId));
    }

    /** The one of a ticket, if it was written down. */
    Optional<RecordedCheck> one(UUID ticketId, Scope scope, Check check) {
        return of(scope, ticketId).stream()
                .filter(known -> known.check() == check)
                .findFirst();
    }

    private static void requireVersion(Optional<RecordedCheck> before, @Nullable String ifMatch) {
        if (ifMatch == null) {
            return;
        }
        if (before.isEmpty()) {
            throw new Problem(ProblemType.STALE_VERSION, "It was not written down yet; send it without If-Match.");
        }
        ETags.require(ifMatch, before.get().version());
    }

    private static Instant doneAt(CheckRequest asked, Optional<RecordedCheck> before, Instant now) {
        if (asked.doneAt() == null) {
            return before.filter(known -> known.result() == asked.result())
                    .map(RecordedCheck::doneAt)
                    .orElse(now);
        }
        if (asked.doneAt().isAfter(now)) {
            throw Problem.invalid("/doneAt", "lies ahead; what is not done yet is not written down");
        }
        return asked.doneAt().truncatedTo(ChronoUnit.MICROS);
    }
}
