package dev.firstline.intake.ticket;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import dev.firstline.contracts.TenantPath;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A ticket that waits to be opened together with others. Either a lane takes it, or its caller gives up; never both. */
final class PendingOpening {

    private final TenantPath filer;
    private final Opening opening;
    private final @Nullable String traceparent;
    private final CompletableFuture<Optional<OpenedTicket>> answer = new CompletableFuture<>();
    private final AtomicBoolean decided = new AtomicBoolean();

    PendingOpening(TenantPath filer, Opening opening, @Nullable String traceparent) {
        this.filer = filer;
        this.opening = opening;
        this.traceparent = traceparent;
    }

    TenantPath filer() {
        return filer;
    }

    Opening opening() {
        return opening;
    }

    @Nullable String traceparent() {
        return traceparent;
    }

    /** Whether a lane may open it: its caller still waits, and does so from now on until it is answered. */
    boolean take() {
        return decided.compareAndSet(false, true);
    }

    void answer(Optional<OpenedTicket> ticket) {
        answer.complete(ticket);
    }

    void fail(Throwable e) {
        answer.completeExceptionally(e);
    }

    /**
     * Waits for the answer; empty when the ticket has to be opened by itself.
     *
     * @param longest how long it waits for a lane; what a lane does with it is bounded by the time of its transaction
     * @throws Problem 503 when no lane took it in that time
     */
    Optional<OpenedTicket> await(Duration longest) {
        try {
            return answer.get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            if (decided.compareAndSet(false, true)) {
                throw new Problem(
                        ProblemType.UNAVAILABLE, "Too many tickets are being opened. This one was not; send it again.");
            }
            return awaitTheLane();
        } catch (ExecutionException e) {
            throw asRuntime(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the ticket was opened", e);
        }
    }

    private Optional<OpenedTicket> awaitTheLane() {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw asRuntime(e);
        }
    }

    private static RuntimeException asRuntime(Exception e) {
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
    }
}
