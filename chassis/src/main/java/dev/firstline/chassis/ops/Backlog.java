package dev.firstline.chassis.ops;

import dev.firstline.chassis.tenancy.Transactions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * What waits in this service's database, as gauges: {@code firstline_outbox_pending} (rows), {@code
 * firstline_outbox_oldest_seconds} (age of the oldest row; 0 when none waits) and {@code firstline_dead_letters_open} (rows).
 * Sampled, so that scraping costs nothing; every copy of a service tells the same. Not a number before the first sample, and
 * when the database does not answer.
 */
@ApplicationScoped
class Backlog {

    /** Counting has an end: beyond it "very many" says enough, and the count would cost what the relay needs. */
    private static final String SAMPLE = """
            select (select count(*) from (select from outbox_pending limit 100000) waiting),
                   coalesce((select extract(epoch from clock_timestamp() - created_at) from outbox
                             where id = (select min(id) from outbox_pending)), 0),
                   (select count(*) from (select from dead_letter where state = 'OPEN' limit 10000) open)
            """;

    private final DatabaseFigures figures;
    private final MeterRegistry metrics;

    Backlog(Transactions transactions, MeterRegistry metrics) {
        this.figures = new DatabaseFigures(transactions, SAMPLE, 3);
        this.metrics = metrics;
    }

    void register(@Observes StartupEvent event) {
        Gauge.builder("firstline.outbox.pending", figures.figure(1))
                .description("Events that wait to be sent, at most 100,000")
                .register(metrics);
        Gauge.builder("firstline.outbox.oldest", figures.figure(2))
                .description("Age of the oldest event that waits to be sent")
                .baseUnit("seconds")
                .register(metrics);
        Gauge.builder("firstline.dead.letters.open", figures.figure(3))
                .description("Records that could not be applied and wait for a decision, at most 10,000")
                .register(metrics);
    }

    @Scheduled(
            identity = "backlog",
            every = "${firstline.backlog.every:15s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sample() {
        figures.sample();
    }
}
