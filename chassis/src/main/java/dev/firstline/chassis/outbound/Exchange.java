package dev.firstline.chassis.outbound;

import dev.firstline.chassis.outbound.OutboundHttp.Answer;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer under one timer, which runs from the beginning to the last byte of the answer. Timeouts
 * that start anew with every byte would let a receiver hold a connection for ever by sending one now and then.
 */
final class Exchange {

    private final Vertx vertx;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final long timer;
    private @Nullable Runnable hangUp;
    private boolean over;

    Exchange(Vertx vertx, Duration deadline) {
        this.vertx = vertx;
        this.timer = vertx.setTimer(Math.max(1, deadline.toMillis()), id -> expire());
    }

    CompletionStage<Answer> answer() {
        return answer;
    }

    /** The request has a connection; false when it comes too late. */
    synchronized boolean connected(Runnable toHangUp) {
        if (!over) {
            hangUp = toHangUp;
        }
        return !over;
    }

    /** The head of the answer is here. */
    void answered(Answer head) {
        answer.complete(head);
    }

    void failed(Throwable failure) {
        ended();
        answer.completeExceptionally(failure);
    }

    /** The last byte of the answer was read, or nothing more will come. */
    synchronized void ended() {
        over = true;
        vertx.cancelTimer(timer);
    }

    private void expire() {
        Runnable open;
        synchronized (this) {
            over = true;
            open = hangUp;
        }
        answer.completeExceptionally(new TimeoutException("the receiver did not answer in time"));
        if (open != null) {
            open.run();
        }
    }
}
