package dev.firstline.chassis.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jboss.logging.Logger;

/**
 * Answers {@code /q/health/live} in a thread of its own. A probe that waited for a worker thread would say that a service is dead
 * while it is merely busy, and have it restarted when it is needed most.
 */
@Singleton
class Liveness {

    private static final Logger LOG = Logger.getLogger(Liveness.class);
    private static final int BEFORE_ALL = -10_000;

    private static final String STATUS = "status";
    private static final String UP = "UP";

    private final Instance<HealthCheck> checks;
    private final MeterRegistry metrics;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("liveness").factory());
    private CompletableFuture<JsonObject> look = CompletableFuture.completedFuture(new JsonObject());

    Liveness(@Any Instance<HealthCheck> checks, MeterRegistry metrics) {
        this.metrics = metrics;
        this.checks = checks.select(org.eclipse.microprofile.health.Liveness.Literal.INSTANCE);
    }

    void measure(@Observes StartupEvent event) {
        Gauge.builder("firstline.live", () -> found().getString(STATUS).equals(UP) ? 1 : 0)
                .description("Whether all of this copy of the service works: 1, or 0 when liveness is DOWN")
                .register(metrics);
    }

    void register(@Observes Router router) {
        router.get("/q/health/live").order(BEFORE_ALL).handler(this::answer);
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }

    private void answer(RoutingContext context) {
        var loop = context.vertx().getOrCreateContext();
        Executor back = work -> loop.runOnContext(now -> work.run());
        look().thenAcceptAsync(
                        found -> context.response()
                                .setStatusCode(UP.equals(found.getString(STATUS)) ? 200 : 503)
                                .putHeader("content-type", "application/json; charset=UTF-8")
                                .putHeader("cache-control", "no-store")
                                .end(found.toBuffer()),
                        back)
                .exceptionally(gone -> null);
    }

    /** Who asks while somebody looks gets what is found then. */
    private synchronized CompletableFuture<JsonObject> look() {
        if (look.isDone()) {
            look = CompletableFuture.supplyAsync(this::found, thread);
        }
        return look;
    }

    private JsonObject found() {
        var found = new JsonArray();
        boolean up = true;
        for (var check : checks) {
            var response = call(check);
            up &= response.getStatus() == HealthCheckResponse.Status.UP;
            var entry = new JsonObject()
                    .put("name", response.getName())
                    .put(STATUS, response.getStatus().name());
            response.getData().ifPresent(data -> entry.put("data", new JsonObject(Map.copyOf(data))));
            found.add(entry);
        }
        return new JsonObject().put(STATUS, up ? UP : "DOWN").put("checks", found);
    }

    private static HealthCheckResponse call(HealthCheck check) {
        try {
            return check.call();
        } catch (RuntimeException e) {
            LOG.warnf(
                    e, "A check of liveness failed itself: %s", check.getClass().getName());
            return HealthCheckResponse.down(check.getClass().getSimpleName());
        }
    }
}
