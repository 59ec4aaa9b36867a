package dev.firstline.intake.attachment;

import dev.firstline.chassis.ops.DatabaseFigures;
import dev.firstline.chassis.tenancy.Transactions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What attachments take, and how many wait for the scanner, as gauges. Every copy tells the same. */
@ApplicationScoped
class AttachmentFigures {

    private static final String SAMPLE = """
            select (select coalesce(sum(bytes), 0) from attachment_usage),
                   (select count(*) from attachment where scan = 'PENDING')
            """;

    private final DatabaseFigures figures;
    private final MeterRegistry metrics;

    AttachmentFigures(Transactions transactions, MeterRegistry metrics) {
        this.figures = new DatabaseFigures(transactions, SAMPLE, 2);
        this.metrics = metrics;
    }

    void register(@Observes StartupEvent event) {
        Gauge.builder("firstline.attachments.bytes", figures.figure(1))
                .description("Bytes of all attachments")
                .register(metrics);
        Gauge.builder("firstline.attachments.pending", figures.figure(2))
                .description("Attachments that are not scanned yet")
                .register(metrics);
    }

    @Scheduled(
            identity = "attachment-figures",
            every = "${firstline.ticket-figures.every:60s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sample() {
        figures.sample();
    }
}
