package dev.firstline.devstack.platform;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Has a service started again that says of itself, for long and without a break, that it is not alive. One that says nothing is busy, or
 * starts; when it has ended, the supervisor sees it.
 */
final class LivenessWatch implements AutoCloseable {

    /** What dies in a service and is begun anew there is well again long before. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Supplier<Map<String, URI>> services;
    private final BiConsumer<String, String> restart;
    private final Readiness health = new Readiness();
    private final Map<String, Instant> unwellSince = new HashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("liveness-watch").factory());

    /**
     * @param services those that run, by the names of their processes
     * @param restart hears which, and what it says is wrong
     */
    LivenessWatch(Supplier<Map<String, URI>> services, BiConsumer<String, String> restart) {
        this.services = services;
        this.restart = restart;
    }

    void start() {
        timer.scheduleWithFixedDelay(this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            look(Instant.now());
        } catch (RuntimeException e) {
            // Such as of one that was dismissed meanwhile; the timer would end with it, and nobody be watched any more.
            unwellSince.clear();
        }
    }

    /** Asks all of them. */
    void look(Instant now) {
        services.get().forEach((name, address) -> {
            var trouble = health.trouble(address);
            if (trouble.isEmpty()) {
                unwellSince.remove(name);
                return;
            }
            var since = unwellSince.putIfAbsent(name, now);
            if (since != null && !since.plus(PATIENCE).isAfter(now)) {
                unwellSince.remove(name);
                restart.accept(name, trouble.get());
            }
        });
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
