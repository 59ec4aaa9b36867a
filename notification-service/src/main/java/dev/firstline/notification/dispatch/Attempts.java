package dev.firstline.notification.dispatch;

import dev.firstline.contracts.notification.Channel;
import dev.firstline.notification.retry.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Attempts to deliver, by channel and by what follows from them, counted from the start of the service: {@code firstline.delivery.attempt}. */
@ApplicationScoped
class Attempts {

    private final MeterRegistry metrics;

    Attempts(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void register(@Observes StartupEvent event) {
        for (var channel : Channel.values()) {
            for (var outcome : Verdict.class.getPermittedSubclasses()) {
                timer(channel, outcome);
            }
        }
    }

    void record(Channel channel, Verdict verdict, Duration took) {
        timer(channel, verdict.getClass()).record(took);
    }

    private Timer timer(Channel channel, Class<?> outcome) {
        return Timer.builder("firstline.delivery.attempt")
                .description("Attempts to deliver an alert")
                .tag("channel", channel.name())
                .tag("outcome", outcome.getSimpleName())
                .register(metrics);
    }
}
