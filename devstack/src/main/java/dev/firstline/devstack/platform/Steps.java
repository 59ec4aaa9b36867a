package dev.firstline.devstack.platform;

import dev.firstline.devstack.process.StartFailure;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Steps of a start that do not wait for each other. */
final class Steps {

    private Steps() {}

    /**
     * Runs them at the same time and waits for all; the first failure counts and is not waited for others.
     *
     * @throws StartFailure with the sentence of the first that failed
     */
    static void atOnce(List<Runnable> steps) {
        CompletableFuture<Void> failed = new CompletableFuture<>();
        List<CompletableFuture<Void>> running = steps.stream()
                .map(step -> CompletableFuture.runAsync(
                        step, work -> Thread.ofVirtual().start(work)))
                .toList();
        running.forEach(step -> step.exceptionally(failure -> {
            failed.completeExceptionally(failure);
            return null;
        }));
        CompletableFuture<Void> all = CompletableFuture.allOf(running.toArray(CompletableFuture[]::new));
        try {
            CompletableFuture.anyOf(all, failed).join();
        } catch (CompletionException e) {
            // Anew, because the trace of the cause ends in a thread that the caller does not know.
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new StartFailure(
                    cause instanceof StartFailure ? String.valueOf(cause.getMessage()) : cause.toString(), cause);
        }
    }
}
