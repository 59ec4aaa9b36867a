package dev.firstline.sla.health;

import dev.firstline.chassis.ops.DatabaseFigures;
import dev.firstline.chassis.tenancy.Transactions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * What the timers should have fired by now, as gauges: {@code firstline_clocks_overdue} (clocks) and {@code
 * firstline_clocks_overdue_oldest_seconds} (how long the longest due has waited; 0 when none does). It asks the database and not the
 * timer, so that it also tells of a timer that has stopped; every copy tells the same. Not a number before the first sample, and when
 * the database does not answer.
 */
@ApplicationScoped
class Overdue {

    /** Counting has an end: beyond it "very many" says enough. */
    private static final String SAMPLE = """
            select (select count(*) from (
                        select from clock where next_fire_at <= statement_timestamp() limit 100000) as due),
                   greatest(0, coalesce(extract(epoch from clock_timestamp() - (
                        select min(next_fire_at) from clock)), 0))
            """;

    private final DatabaseFigures figures;
    private final MeterRegistry metrics;

    Overdue(Transactions transactions, MeterRegistry metrics) {
        this.figures = new DatabaseFigures(transactions, SAMPLE, 2);
        this.metrics = metrics;
    }

    void register(@Observes StartupEvent event) {
        Gauge.builder("firstline.clocks.overdue", figures.figure(1))
                .description(
                        "Clocks of which something should have been told by now: a warning, the breach, a threshold after due, at most 100,000")
                .register(metrics);
        Gauge.builder("firstline.clocks.overdue.oldest", figures.figure(2))
                .description("How long the longest due of them has waited")
                .baseUnit("seconds")
                .register(metrics);
    }

    @Scheduled(
            identity = "overdue",
            every = "${firstline.overdue.every:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sample() {
        figures.sample();
    }
}
