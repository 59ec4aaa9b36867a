package dev.firstline.sla.settling;

import dev.firstline.chassis.event.WatermarkJson;
import dev.firstline.chassis.outbox.PassingStatements;
import dev.firstline.contracts.watermark.Awaited;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells the sources up to when their facts are waited for, so that they need not state all the time how far they have published. */
@ApplicationScoped
public class Awaiting {

    private final String service;
    private final PassingStatements statements;
    private final Clock clock;
    private final WorthSaying worthSaying = new WorthSaying();

    Awaiting(
            @ConfigProperty(name = "quarkus.application.name") String service,
            PassingStatements statements,
            Clock clock) {
        this.service = service;
        this.statements = statements;
        this.clock = clock;
    }

    /**
     * To be called whenever they may have changed, and every second or so.
     *
     * @param nearest the nearest instants at which clocks fire; {@link Instant#MAX} never comes
     */
    public void state(List<Instant> nearest) {
        var some = nearest.stream()
                .filter(at -> at.isBefore(Instant.MAX))
                .distinct()
                .sorted()
                .toList();
        worthSaying
                .of(some, clock.instant())
                .ifPresent(instants ->
                        statements.send(Awaited.TOPIC, WatermarkJson.write(new Awaited(service, instants))));
    }
}
