package dev.firstline.sla.timer;

import dev.firstline.chassis.outbox.AcknowledgedEvents;
import dev.firstline.sla.settling.Settling;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How late this copy is, by the database's clock: from the due instant until all facts from before it had been read, from there to the
 * commit, for what it fires; and from the due instant to the broker's acknowledgement, for what it sends. With several copies one fires and
 * another may send.
 */
@ApplicationScoped
@Startup // for its histograms: one that is not there cannot be alerted on
public class Lateness implements AcknowledgedEvents {

    private static final Set<String> OF_THE_TIMER = Set.of("sla.warned", "sla.breached", "sla.overdue");

    private final DatabaseClock clock;
    private final Settling settling;
    private final LatenessMeter settled;
    private final LatenessMeter committed;
    private final LatenessMeter published;

    Lateness(MeterRegistry metrics, DatabaseClock clock, Settling settling) {
        this.clock = clock;
        this.settling = settling;
        settled = new LatenessMeter(
                "firstline.timer.settling",
                "From the instant at which something was to be told of a clock, until all facts from before it had been read",
                metrics);
        committed = new LatenessMeter(
                "firstline.timer.lateness",
                "From when something could be told of a clock, since it was due and all facts had been read, to the commit that says so",
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
        for (var clock : fired) {
            var all = clock.lateness().plus(committing);
            var waiting = settling.waited(clock.partition(), clock.at(), all);
            settled.record(waiting);
            committed.record(all.minus(waiting));
        }
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
     * @param p50Ms median of the last five minutes, milliseconds; absent when there was none in them, as are those that follow
     * @param p99Ms of the last five minutes, milliseconds
     * @param maxMs largest of the last minutes, milliseconds
     */
    public record Figures(
            long fired,
            @Nullable Double p50Ms,
            @Nullable Double p99Ms,
            @Nullable Double maxMs) {}

    /** From due until all facts from before had been read, at this moment. */
    public Figures settling() {
        return settled.figures();
    }

    /** From due and settled to committed, at this moment. */
    public Figures figures() {
        return committed.figures();
    }

    /** From due to acknowledged by Kafka, at this moment. */
    public Figures published() {
        return published.figures();
    }
}
