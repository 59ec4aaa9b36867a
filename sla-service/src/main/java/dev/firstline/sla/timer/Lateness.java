package dev.firstline.sla.timer;

import dev.firstline.chassis.outbox.AcknowledgedEvents;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How late this copy is, by the database's clock: from the due instant to the commit, for what it fires, and from there to the
 * broker's acknowledgement, for what it sends. With several copies one fires and another may send.
 */
@ApplicationScoped
public class Lateness implements AcknowledgedEvents {

    private static final Set<String> OF_THE_TIMER = Set.of("sla.warned", "sla.breached", "sla.overdue");

    private final DatabaseClock clock;
    private final LatenessMeter committed;
    private final LatenessMeter published;

    Lateness(MeterRegistry metrics, DatabaseClock clock) {
        this.clock = clock;
        committed = new LatenessMeter(
                "firstline.timer.lateness",
                "From the instant at which something was to be told of a clock, to the commit that says so",
                metrics);
        published = new LatenessMeter(
                "firstline.timer.published",
                "From the instant at which something was to be told of a clock, to Kafka's acknowledgement of the event",
                metrics);
    }

    /**
     * Notes a round.
     *
     * @param committing time from noticing to the end of the commit
     */
    void note(List<FiredClock> fired, Duration committing) {
        fired.forEach(clock -> committed.record(clock.lateness().plus(committing)));
    }

    /** Notes what the timer told and is now in Kafka; also one that is sent again, with its age. */
    @Override
    public void acknowledged(Map<String, String> headers) {
        if (OF_THE_TIMER.contains(headers.get("ce_type"))) {
            published.record(Duration.between(Instant.parse(headers.get("ce_time")), clock.estimate()));
        }
    }

    /**
     * Since the start of this copy, and of its last minutes.
     *
     * @param fired how many warnings, breaches and thresholds after due, since the start
     * @param p50Ms median of the last minutes, milliseconds
     * @param p99Ms of the last minutes, milliseconds
     * @param maxMs largest of the last minutes, milliseconds
     */
    public record Figures(long fired, double p50Ms, double p99Ms, double maxMs) {}

    /** From due to committed, at this moment. */
    public Figures figures() {
        return committed.figures();
    }

    /** From due to acknowledged by Kafka, at this moment. */
    public Figures published() {
        return published.figures();
    }
}
