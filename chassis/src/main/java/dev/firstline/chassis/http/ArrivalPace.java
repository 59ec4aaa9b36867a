package dev.firstline.chassis.http;

import dev.firstline.chassis.quota.Pace;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Watches whether what arrives keeps pace. In the event loop of its request. */
final class ArrivalPace {

    private final Vertx vertx;
    private final Pace pace;
    private final LongSupplier arrived;
    private final Runnable tooSlow;
    private final long began = System.nanoTime();
    private long timer = -1;

    /**
     * @param arrived how many bytes are there by now
     * @param tooSlow what is done, once, when they are too few
     */
    ArrivalPace(Vertx vertx, Pace pace, LongSupplier arrived, Runnable tooSlow) {
        this.vertx = vertx;
        this.pace = pace;
        this.arrived = arrived;
        this.tooSlow = tooSlow;
    }

    void watch() {
        watch(pace.limit(0));
    }

    private void watch(Duration limit) {
        var rest = limit.minusNanos(System.nanoTime() - began);
        timer = vertx.setTimer(Math.max(1, rest.toMillis()), late -> {
            var now = pace.limit(arrived.getAsLong());
            if (now.compareTo(limit) > 0) {
                watch(now);
            } else {
                tooSlow.run();
            }
        });
    }

    void end() {
        vertx.cancelTimer(timer);
    }
}
