package dev.firstline.chassis.outbound;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer under one timer, which runs from the lookup to the last byte of the answer. Timeouts
 * that start anew with every byte would let a receiver hold a connection for ever by sending one now and then. What this process
 * lost is not the receiver's time.
 *
 * @param <A> what is made of the answer
 */
final class Exchange<A> {

    private final CompletableFuture<A> answer = new CompletableFuture<>();
    private final ReceiverTimer timer;
    private @Nullable Runnable hangUp;
    private boolean over;

    Exchange(Vertx vertx, Duration deadline) {
        this.timer = new ReceiverTimer(vertx, deadline, this::expire, this::expire);
    }

    /** It is our turn: before, the receiver had no part in it. */
    void begin() {
        timer.start();
    }

    CompletionStage<A> answer() {
        return answer;
    }

    /** The request has a connection; false when it comes too late. */
    synchronized boolean connected(Runnable toHangUp) {
        if (!over) {
            hangUp = toHangUp;
        }
        return !over;
    }

    /** What was asked for is here; more of the answer may be to come. */
    void answered(A wanted) {
        answer.complete(wanted);
    }

    void failed(Throwable failure) {
        boolean ours = failure instanceof ConnectTimeoutException && timer.isLost();
        ended();
        answer.completeExceptionally(ours ? new StalledException() : ofTheReceiver(failure));
    }

    /** The library has exceptions of its own for a connection that breaks within an answer, and for one that is no HTTP. */
    private static Throwable ofTheReceiver(Throwable failure) {
        return failure instanceof RuntimeException
                ? new IOException("the answer broke off, or was not HTTP", failure)
                : failure;
    }

    /** The last byte of the answer was read, or nothing more will come. */
    synchronized void ended() {
        over = true;
        timer.stop();
    }

    private void expire(Exception why) {
        Runnable open;
        synchronized (this) {
            over = true;
            open = hangUp;
        }
        answer.completeExceptionally(why);
        if (open != null) {
            open.run();
        }
    }
}
