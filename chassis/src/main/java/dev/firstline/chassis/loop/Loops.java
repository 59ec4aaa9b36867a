package dev.firstline.chassis.loop;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The loops of this copy of the service; {@code firstline.loop.deaths} counts how often each died. */
@Singleton
public final class Loops {

    private final MeterRegistry metrics;
    private final List<Loop> started = new CopyOnWriteArrayList<>();

    Loops(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** Starts one, and watches it from now on. */
    public void start(Loop loop) {
        FunctionCounter.builder("firstline.loop.deaths", loop, Loop::deaths)
                .description("How often a thread of the service died and was started anew")
                .tag("loop", loop.name())
                .register(metrics);
        started.add(loop);
        loop.start();
    }

    List<Loop> started() {
        return started;
    }
}
