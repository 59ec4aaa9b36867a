package dev.firstline.intake.ticket;

import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.chassis.telemetry.TraceContexts;
import dev.firstline.chassis.tenancy.DatabaseTrouble;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Opens the tickets of requests that come at the same moment in one transaction, since most of what a small transaction
 * costs does not depend on how much it writes. Nobody waits to be joined: a lane that is free takes what is there, and
 * what comes while all are busy goes together next. One tenant's tickets are never in a transaction with another's.
 */
@ApplicationScoped
class OpeningsTogether {

    private static final int LANES = 2;
    private static final int MOST = 64;

    private final TicketOpening opening;
    private final Outbox outbox;
    private final Transactions transactions;
    private final BlockingQueue<Request> waiting = new LinkedBlockingQueue<>();
    private final List<Thread> lanes = new ArrayList<>();

    OpeningsTogether(TicketOpening opening, Outbox outbox, Transactions transactions) {
        this.opening = opening;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    void start(@Observes StartupEvent event) {
        for (int lane = 0; lane < LANES; lane++) {
            lanes.add(Thread.ofPlatform().name("openings-" + lane).daemon().start(this::serve));
        }
    }

    /** After the last request was answered. */
    void stop(@Observes ShutdownEvent event) {
        lanes.forEach(Thread::interrupt);
    }

    /**
     * Opens the ticket and publishes it, in a transaction of its own; returns when that is committed.
     *
     * @throws dev.firstline.chassis.problem.Problem 409 when the filer has a ticket with that external reference
     */
    OpenedTicket open(TenantPath filer, Opening ticket) {
        var request = new Request(filer, ticket, TraceContexts.current(), new CompletableFuture<>());
        waiting.add(request);
        try {
            // What needs more than the one statement, or failed together with others, is done again by itself.
            return request.answer().join().orElseGet(() -> openAlone(filer, ticket));
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private OpenedTicket openAlone(TenantPath filer, Opening ticket) {
        return transactions.inTenant(filer, () -> {
            var opened = opening.open(filer, ticket);
            outbox.publish(opened.facts(TraceContexts.current()));
            return opened;
        });
    }

    private void serve() {
        var batch = new ArrayList<Request>(MOST);
        while (!Thread.currentThread().isInterrupted()) {
            try {
                batch.add(waiting.take());
            } catch (InterruptedException e) {
                return;
            }
            waiting.drainTo(batch, MOST - 1);
            batch.stream().collect(Collectors.groupingBy(Request::filer)).forEach(this::openTogether);
            batch.clear();
        }
    }

    private void openTogether(TenantPath filer, List<Request> requests) {
        try {
            var opened = transactions.inTenant(filer, () -> {
                var stored = opening.openKnown(
                        filer, requests.stream().map(Request::ticket).toList());
                var facts = new ArrayList<Outbox.Fact>();
                for (int i = 0; i < requests.size(); i++) {
                    var traceparent = requests.get(i).traceparent();
                    stored.get(i).ifPresent(ticket -> facts.addAll(ticket.facts(traceparent)));
                }
                outbox.publish(facts);
                return stored;
            });
            for (int i = 0; i < requests.size(); i++) {
                requests.get(i).answer().complete(opened.get(i));
            }
        } catch (RuntimeException | Error e) {
            boolean worthAnotherTry = e instanceof RuntimeException && !DatabaseTrouble.passes(e);
            requests.forEach(request -> {
                if (worthAnotherTry) {
                    request.answer().complete(Optional.empty());
                } else {
                    request.answer().completeExceptionally(e);
                }
            });
        }
    }

    private record Request(
            TenantPath filer,
            Opening ticket,
            @Nullable String traceparent,
            CompletableFuture<Optional<OpenedTicket>> answer) {}
}
