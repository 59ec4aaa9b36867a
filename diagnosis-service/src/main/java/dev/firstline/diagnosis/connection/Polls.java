package dev.firstline.diagnosis.connection;

import dev.firstline.chassis.job.InFlight;
import dev.firstline.chassis.ops.DatabaseFigures;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.diagnosis.graph.GraphFailure;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Polls by what they came to, counted from the start of the service, and how the connections stand in the database. */
@ApplicationScoped
class Polls {

    private static final String WELL = "READ";

    private static final String SAMPLE = """
            select count(*), count(*) filter (where last_failure is not null),
                   coalesce(extract(epoch from clock_timestamp() - min(coalesce(last_success_at, connected_at))), 0)
            from (select last_failure, last_success_at, connected_at from health_connection limit 100000) c
            """;

    private final MeterRegistry metrics;
    private final DatabaseFigures figures;

    Polls(MeterRegistry metrics, Transactions transactions) {
        this.metrics = metrics;
        this.figures = new DatabaseFigures(transactions, SAMPLE, 3);
    }

    void register(@Observes StartupEvent event) {
        timer(WELL);
        for (var failure : GraphFailure.values()) {
            timer(failure.name());
        }
        Gauge.builder("firstline.health.connections", figures.figure(1))
                .description("Connections to a vendor's service health, at most 100,000")
                .register(metrics);
        Gauge.builder("firstline.health.connections.failing", figures.figure(2))
                .description("Those of them whose last poll failed")
                .register(metrics);
        Gauge.builder("firstline.health.connections.oldest", figures.figure(3))
                .description("How long ago the connection that was read longest ago was")
                .baseUnit("seconds")
                .register(metrics);
    }

    @Scheduled(
            identity = "health-figures",
            every = "${firstline.health-figures.every:15s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sample() {
        figures.sample();
    }

    void underWay(InFlight<PollJob> inFlight) {
        metrics.gauge("firstline.health.polls.in.flight", inFlight, InFlight::total);
    }

    void record(PollResult result, Duration took) {
        timer(result instanceof PollResult.Failed failed ? failed.failure().name() : WELL)
                .record(took);
    }

    private Timer timer(String outcome) {
        return Timer.builder("firstline.health.poll")
                .description("Polls of a vendor's service health")
                .tag("outcome", outcome)
                .register(metrics);
    }
}
