package dev.firstline.intake.ticket;

import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.idempotency.IdempotentRequests;
import dev.firstline.chassis.idempotency.IdempotentRequests.Answered;
import dev.firstline.chassis.idempotency.IdempotentRequests.Keyed;
import dev.firstline.chassis.loop.Loop;
import dev.firstline.chassis.loop.Loops;
import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.telemetry.TraceContexts;
import dev.firstline.chassis.tenancy.DatabaseTrouble;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.ticket.Opening.Filed;
import dev.firstline.intake.ticket.TicketOpening.Outcome;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Opens the tickets of requests that come at the same moment in one transaction, since most of what a small transaction
 * costs does not depend on how much it writes. Nobody waits to be joined: a lane that is free takes what is there, of each tenant that
 * waits an equal share, and what comes while all are busy goes together next. What fails together is done again tenant by tenant, and
 * then one by one, so that nobody's request fails by another's. No lane waits for a lock: a ticket whose external reference somebody
 * else is just storing waits on its own thread.
 */
@ApplicationScoped
class OpeningBatches {

    private static final int LANES = 2;
    private static final int MOST = 64;

    /** How long a tenant whose references were in use opens tickets with references outside of the lanes. */
    private static final Duration ASIDE = Duration.ofSeconds(5);

    /** Longer than the statements of a transaction may take. */
    private static final Duration LONGEST_TURN = Duration.ofMinutes(3);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final TicketOpening opening;
    private final Outbox outbox;
    private final IdempotentRequests idempotentRequests;
    private final Transactions transactions;
    private final WaitingOpenings waiting = new WaitingOpenings();
    private final Map<TenantPath, Long> aside = new ConcurrentHashMap<>();
    private final Loops loops;
    private final List<Loop> lanes = new ArrayList<>();

    OpeningBatches(
            TicketOpening opening,
            Outbox outbox,
            IdempotentRequests idempotentRequests,
            Transactions transactions,
            Loops loops) {
        this.opening = opening;
        this.outbox = outbox;
        this.idempotentRequests = idempotentRequests;
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
     * Opens the ticket together with others and publishes it; returns when that is committed, and with it the answer to a request with a
     * key. Empty when it has to be opened by itself ({@link #alone}): it needs more than the one statement, is no first request of its key,
     * or failed together with others.
     *
     * @throws dev.firstline.chassis.problem.Problem 503 when it had to wait too long
     */
    Optional<OpenedTicket> together(TenantPath filer, Opening ticket) {
        if (ticket.ticket().hasMarks()
                || ticket.hasReferencesInSystems()
                || (ticket.hasReference() && isAside(filer))) {
            return Optional.empty();
        }
        var pending = new PendingOpening(filer, ticket, TraceContexts.current());
        waiting.add(pending);
        return pending.await(LONGEST_WAIT);
    }

    /**
     * Opens the ticket and publishes it within the open transaction, which looks after a key itself.
     *
     * @throws dev.firstline.chassis.problem.Problem 409 when the filer has a ticket with that external reference
     */
    OpenedTicket alone(TenantPath filer, Opening ticket) {
        return switch (openOrFind(filer, ticket)) {
            case Outcome.Opened(OpenedTicket opened) -> opened;
            case Outcome.Known(KnownTickets.By by) -> throw by.refusal("A reference");
            case Outcome.Refused(Problem problem) -> throw problem;
        };
    }

    /** As {@link #alone}, for who can do with a ticket that is there already, or without one. */
    Outcome openOrFind(TenantPath filer, Opening ticket) {
        var outcome = opening.openAll(filer, List.of(ticket.withoutKey())).getFirst();
        if (outcome instanceof Outcome.Opened(OpenedTicket opened)) {
            outbox.publish(opened.facts(TraceContexts.current()));
        }
        return outcome;
    }

    /** What becomes of one that the filer has a ticket of, within the open transaction; empty when it can be opened. */
    Optional<Outcome> known(TenantPath filer, Opening ticket) {
        return opening.known(filer, ticket);
    }

    private void serve(Loop lane) throws InterruptedException {
        while (lane.goesOn()) {
            lane.rests();
            var taken = waiting.takeOfAll(MOST).stream()
                    .filter(PendingOpening::take)
                    .toList();
            lane.turned();
            if (!taken.isEmpty()) {
                openTogether(taken);
            }
        }
    }

    private void openTogether(List<PendingOpening> pending) {
        var byFiler = new LinkedHashMap<TenantPath, List<PendingOpening>>();
        pending.forEach(one ->
                byFiler.computeIfAbsent(one.filer(), filer -> new ArrayList<>()).add(one));
        var scope = byFiler.size() == 1 ? new Scope.Tenant(pending.getFirst().filer()) : new Scope.Platform();
        try {
            var opened = transactions.briskly(scope, () -> store(pending));
            for (int i = 0; i < pending.size(); i++) {
                pending.get(i).answer(opened.get(i));
            }
        } catch (RuntimeException | Error e) {
            boolean inUse = DatabaseTrouble.isTooSlow(e);
            boolean worthAnotherTry = inUse || e instanceof RuntimeException && !DatabaseTrouble.passes(e);
            if (!worthAnotherTry) {
                pending.forEach(one -> one.fail(e));
            } else if (byFiler.size() > 1) {
                byFiler.values().forEach(this::openTogether);
            } else {
                if (inUse) {
                    putAside(pending.getFirst().filer());
                }
                pending.forEach(one -> one.answer(Optional.empty()));
            }
        }
    }

    private List<Optional<OpenedTicket>> store(List<PendingOpening> pending) {
        var first = firstOfTheirKeys(pending);
        var stored = opening.openKnown(first.stream()
                        .map(one -> new Filed(one.filer(), one.opening()))
                        .toList())
                .iterator();
        var opened = new LinkedHashMap<PendingOpening, OpenedTicket>();
        var facts = new ArrayList<Outbox.Fact>();
        var answers = new ArrayList<Answered>();
        for (var one : first) {
            stored.next().ifPresent(ticket -> {
                facts.addAll(ticket.facts(one.traceparent()));
                var once = one.opening().once();
                opened.put(one, once == null ? ticket : kept(once, ticket, answers));
            });
        }
        outbox.publish(facts);
        idempotentRequests.keep(answers);
        return pending.stream().map(one -> Optional.ofNullable(opened.get(one))).toList();
    }

    private OpenedTicket kept(Keyed once, OpenedTicket ticket, List<Answered> answers) {
        var body = idempotentRequests.write(ticket.view());
        var headers = Map.of(
                HttpHeaders.LOCATION,
                ticket.location(),
                HttpHeaders.ETAG,
                ETags.of(ticket.view().version()));
        answers.add(new Answered(once, Response.Status.CREATED.getStatusCode(), headers, body));
        return ticket.withBody(body);
    }

    /** All but the repeated ones: the lock on a key keeps out other transactions alone. */
    private static List<PendingOpening> firstOfTheirKeys(List<PendingOpening> pending) {
        var names = new HashSet<String>();
        return pending.stream()
                .filter(one -> {
                    var once = one.opening().once();
                    return once == null || names.add(once.name());
                })
                .toList();
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
