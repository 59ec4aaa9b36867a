package dev.firstline.intake.ticket;

import dev.firstline.chassis.loop.Loop;
import dev.firstline.chassis.loop.Loops;
import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.chassis.telemetry.TraceContexts;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.DatabaseTrouble;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Opens the tickets of requests that come at the same moment in one transaction, since most of what a small transaction
 * costs does not depend on how much it writes. Nobody waits to be joined: a lane that is free takes what is there, and
 * what comes while all are busy goes together next. One tenant's tickets are never in a transaction with another's, and
 * no lane waits for a lock: a ticket whose external reference somebody else is just storing waits on its own thread.
 */
@ApplicationScoped
class OpeningBatches {

    private static final int LANES = 2;
    private static final int MOST = 64;

    /** A lock that is free is had at once; this is for the moment in which another transaction ends. */
    private static final String NO_WAITING = "set local lock_timeout = '20ms'";

    /** How long a tenant whose references were in use opens tickets with references outside of the lanes. */
    private static final Duration ASIDE = Duration.ofSeconds(5);

    /** Longer than the statements of a transaction may take. */
    private static final Duration LONGEST_TURN = Duration.ofMinutes(3);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final TicketOpening opening;
    private final Outbox outbox;
    private final Transactions transactions;
    private final WaitingOpenings waiting = new WaitingOpenings();
    private final Map<TenantPath, Long> aside = new ConcurrentHashMap<>();
    private final Loops loops;
    private final List<Loop> lanes = new ArrayList<>();

    OpeningBatches(TicketOpening opening, Outbox outbox, Transactions transactions, Loops loops) {
        this.opening = opening;
        this.outbox = outbox;
        this.transactions = transactions;
        this.loops = loops;
    }

    void start(@Observes StartupEvent event) {
        for (int lane = 0; lane < LANES; lane++) {
            var loop = new Loop("openings-" + lane, LONGEST_TURN, this::serve);
            lanes.add(loop);
            loops.start(loop);
        }
    }

    /** After the last request was answered. */
    void stop(@Observes ShutdownEvent event) {
        lanes.forEach(lane -> lane.stop(() -> {}, Duration.ofMillis(1)));
    }

    /**
     * Opens the ticket and publishes it, in a transaction of its own; returns when that is committed.
     *
     * @throws dev.firstline.chassis.problem.Problem 409 when the filer has a ticket with that external reference, 503 when it
     *     had to wait too long
     */
    OpenedTicket open(TenantPath filer, Opening ticket) {
        if (hasReference(ticket) && isAside(filer)) {
            return openAlone(filer, ticket);
        }
        var pending = new PendingOpening(filer, ticket, TraceContexts.current());
        waiting.add(pending);
        // What needs more than the one statement, or failed together with others, is done again by itself.
        return pending.await(LONGEST_WAIT).orElseGet(() -> openAlone(filer, ticket));
    }

    private OpenedTicket openAlone(TenantPath filer, Opening ticket) {
        return transactions.inTenant(filer, () -> {
            var opened = opening.open(filer, ticket);
            outbox.publish(opened.facts(TraceContexts.current()));
            return opened;
        });
    }

    private void serve(Loop lane) throws InterruptedException {
        while (lane.goesOn()) {
            lane.rests();
            var taken = waiting.take(MOST).stream().filter(PendingOpening::take).toList();
            lane.turned();
            if (!taken.isEmpty()) {
                openTogether(taken.getFirst().filer(), taken);
            }
        }
    }

    private void openTogether(TenantPath filer, List<PendingOpening> pending) {
        try {
            var opened = transactions.inTenant(filer, () -> store(filer, pending));
            for (int i = 0; i < pending.size(); i++) {
                pending.get(i).answer(opened.get(i));
            }
        } catch (RuntimeException | Error e) {
            boolean inUse = DatabaseTrouble.isTooSlow(e);
            if (inUse) {
                putAside(filer);
            }
            boolean worthAnotherTry = inUse || e instanceof RuntimeException && !DatabaseTrouble.passes(e);
            for (var one : pending) {
                if (worthAnotherTry) {
                    one.answer(Optional.empty());
                } else {
                    one.fail(e);
                }
            }
        }
    }

    private List<Optional<OpenedTicket>> store(TenantPath filer, List<PendingOpening> pending) {
        if (pending.stream().anyMatch(one -> hasReference(one.opening()))) {
            waitForNobody();
        }
        var stored = opening.openKnown(
                filer, pending.stream().map(PendingOpening::opening).toList());
        var facts = new ArrayList<Outbox.Fact>();
        for (int i = 0; i < pending.size(); i++) {
            var traceparent = pending.get(i).traceparent();
            stored.get(i).ifPresent(ticket -> facts.addAll(ticket.facts(traceparent)));
        }
        outbox.publish(facts);
        return stored;
    }

    private void waitForNobody() {
        try (var connection = transactions.connection();
                var statement = connection.createStatement()) {
            statement.execute(NO_WAITING);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static boolean hasReference(Opening opening) {
        return opening.ticket().externalReference() != null;
    }

    private void putAside(TenantPath filer) {
        long now = System.nanoTime();
        aside.values().removeIf(until -> until - now < 0);
        aside.put(filer, now + ASIDE.toNanos());
    }

    private boolean isAside(TenantPath filer) {
        var until = aside.get(filer);
        return until != null && until - System.nanoTime() > 0;
    }
}
