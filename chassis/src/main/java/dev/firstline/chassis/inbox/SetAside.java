package dev.firstline.chassis.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Counts records that were not applied, by consumer and cause: {@code firstline.inbox.dead.letters}. All counters are there from the
 * start: of one that is born with its first record nobody sees that it grew.
 */
@ApplicationScoped
class SetAside {

    private final List<EventHandler> handlers;
    private final UnknownTypes unknownTypes;
    private final MeterRegistry metrics;

    SetAside(@All List<EventHandler> handlers, UnknownTypes unknownTypes, MeterRegistry metrics) {
        this.handlers = handlers;
        this.unknownTypes = unknownTypes;
        this.metrics = metrics;
    }

    void register(@Observes StartupEvent event) {
        for (var handler : handlers) {
            for (var cause : DeadLetter.Cause.values()) {
                counter(handler.consumer(), cause);
            }
            unknownTypes.register(handler.consumer());
        }
    }

    void count(String consumer, DeadLetter.Cause cause) {
        counter(consumer, cause).increment();
    }

    /** One of a type that this version does not know. */
    void count(String consumer, String unknownType) {
        count(consumer, DeadLetter.Cause.TYPE);
        unknownTypes.count(consumer, unknownType);
    }

    private Counter counter(String consumer, DeadLetter.Cause cause) {
        return Counter.builder("firstline.inbox.dead.letters")
                .description("Records that could not be applied and were kept as dead letters")
                .tag("consumer", consumer)
                .tag("cause", cause.name())
                .register(metrics);
    }
}
