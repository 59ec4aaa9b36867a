package dev.firstline.intake.ticket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.chassis.idempotency.IdempotentRequests;
import dev.firstline.chassis.idempotency.IdempotentRequests.Keyed;
import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import dev.firstline.chassis.quota.Turnstile;
import dev.firstline.chassis.telemetry.TraceContexts;
import dev.firstline.chassis.tenancy.DatabaseTrouble;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.feed.Actor;
import dev.firstline.intake.ticket.BulkItems.Item;
import dev.firstline.intake.ticket.TicketOpening.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Opens many tickets share by share, each in a transaction of its own: a long one would hold back the change feed and the watermark of
 * everybody, and keep the database from those who file one ticket. The tenants that import take turns, share by share, beside the lanes
 * of the single requests; a share that has to wait for somebody's lock does so outside of its turn.
 */
@ApplicationScoped
class BulkOpening {

    /** As many as a lane takes: what a transaction costs by itself is spread over enough of them. */
    static final int SHARE = 64;

    private static final Logger LOG = Logger.getLogger(BulkOpening.class);

    /** Longer than a single request waits for a lane: who imports is in no hurry, and others' shares come before. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private static final int MOST_WAITING = 1_000;

    private final TicketOpening opening;
    private final Outbox outbox;
    private final IdempotentRequests idempotentRequests;
    private final Transactions transactions;
    private final ObjectMapper json;
    private final Turnstile turns = new Turnstile(1, 1, MOST_WAITING);

    BulkOpening(
            TicketOpening opening,
            Outbox outbox,
            IdempotentRequests idempotentRequests,
            Transactions transactions,
            ObjectMapper json) {
        this.opening = opening;
        this.outbox = outbox;
        this.idempotentRequests = idempotentRequests;
        this.transactions = transactions;
        this.json = json;
    }

    /**
     * What became of all.
     *
     * @param replayed whether nothing was done, since all had been done before under the same key
     */
    record Done(BulkResult result, boolean replayed) {}

    /**
     * Opens them in their order; returns when all is committed. When a share cannot be taken, its tickets and those after it are refused
     * with the reason, and those before it stay opened: with the same key a repeated request goes on from there.
     *
     * @param once the request's Idempotency-Key; null without one
     * @throws Problem when the first share cannot be taken: then nothing was opened
     */
    Done open(TenantPath filer, Actor.Bearer by, List<Item> read, @Nullable Keyed once) {
        var items = new ArrayList<BulkResult.Item>();
        boolean replayed = once != null;
        while (items.size() < read.size()) {
            int from = items.size();
            try {
                var share = new Share(from, read.subList(from, Math.min(read.size(), from + SHARE)));
                var done = inTurn(filer, () -> done(filer, by, share, key(once, from)));
                // A whole request that was answered before there were shares is found in the place of its first.
                items.addAll(done.result().items());
                replayed &= done.replayed();
            } catch (RuntimeException e) {
                if (from == 0) {
                    throw e;
                }
                var problem = told(e);
                for (int index = from; index < read.size(); index++) {
                    items.add(BulkResult.Item.refused(index, problem));
                }
                replayed = false;
            }
        }
        return new Done(new BulkResult(items), replayed);
    }

    private record Share(int from, List<Item> items) {}

    private static @Nullable Keyed key(@Nullable Keyed once, int from) {
        return once == null || from == 0 ? once : once.part(from / SHARE);
    }

    private Done inTurn(TenantPath filer, Supplier<Done> work) {
        var turn = turn(filer);
        try {
            return transactions.briskly(new Scope.Tenant(filer), work);
        } catch (RuntimeException e) {
            if (!DatabaseTrouble.isTooSlow(e)) {
                throw e;
            }
        } finally {
            turn.leave();
        }
        return transactions.inTenant(filer, work);
    }

    private Turnstile.Place turn(TenantPath filer) {
        var turn = turns.enter(filer.value()).orElseThrow(BulkOpening::crowded);
        try {
            return turn.given().get(LONGEST_WAIT.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            turn.leave();
            throw crowded();
        } catch (InterruptedException e) {
            turn.leave();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while tickets were opened", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a turn is given or not", e);
        }
    }

    private static Problem crowded() {
        return new Problem(
                ProblemType.UNAVAILABLE, "Too many tickets are being imported. This was not opened; send it again.");
    }

    private Done done(TenantPath filer, Actor.Bearer by, Share share, @Nullable Keyed once) {
        if (once == null) {
            return new Done(store(filer, by, share), false);
        }
        var answer = idempotentRequests.answer(
                once, () -> Response.ok(store(filer, by, share)).build());
        return answer.getEntity() instanceof BulkResult fresh
                ? new Done(fresh, false)
                : new Done(read(String.valueOf(answer.getEntity())), true);
    }

    private BulkResult store(TenantPath filer, Actor.Bearer by, Share share) {
        var readable = share.items().stream()
                .flatMap(item -> item instanceof Item.Readable(NewTicket ticket)
                        ? Stream.of(new Opening(ticket, by))
                        : Stream.empty())
                .toList();
        var outcomes = opening.openAll(filer, readable).iterator();
        var traceparent = TraceContexts.current();
        var results = new ArrayList<BulkResult.Item>();
        var facts = new ArrayList<Outbox.Fact>();
        int index = share.from();
        for (var item : share.items()) {
            var outcome = switch (item) {
                case Item.Readable(NewTicket ticket) -> outcomes.next();
                case Item.Known(KnownTickets.By known) -> new Outcome.Known(known);
                case Item.Refused(Problem problem) -> new Outcome.Refused(problem);
            };
            results.add(
                    switch (outcome) {
                        case Outcome.Opened(OpenedTicket opened) -> {
                            facts.addAll(opened.facts(traceparent));
                            yield BulkResult.Item.opened(index, opened.view());
                        }
                        case Outcome.Known(KnownTickets.By known) -> BulkResult.Item.known(index, known);
                        case Outcome.Refused(Problem problem) -> BulkResult.Item.refused(index, problem);
                    });
            index++;
        }
        outbox.publish(facts);
        return new BulkResult(results);
    }

    private BulkResult read(String kept) {
        try {
            return json.readValue(kept, BulkResult.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the answer was written by this service", e);
        }
    }

    private static Problem told(RuntimeException e) {
        if (e instanceof Problem problem) {
            return problem;
        }
        if (DatabaseTrouble.passes(e)) {
            LOG.warnf("A share of many tickets could not be opened: %s", e.getMessage());
            return new Problem(
                    ProblemType.UNAVAILABLE,
                    "The database did not take it now. Send it again in a moment; with the same Idempotency-Key it is opened once.");
        }
        LOG.error("A share of many tickets failed for a reason of our own", e);
        return new Problem(ProblemType.INTERNAL, "It was not opened. Tell support the instance.");
    }
}
