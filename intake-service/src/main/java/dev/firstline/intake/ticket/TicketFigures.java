package dev.firstline.intake.ticket;

import dev.firstline.chassis.ops.DatabaseFigures;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.ticket.TicketStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tickets in hand by status, as gauges: {@code firstline_tickets_open}, and of these {@code firstline_tickets_broken}: first response or
 * resolution. Each is counted in
 * an index of just these tickets. Every copy tells the same. Not a number before the first sample, and when the database does not answer.
 */
@ApplicationScoped
class TicketFigures {

    private static final List<TicketStatus> STATUSES = Arrays.stream(TicketStatus.values())
            .filter(status -> !status.isFinal())
            .toList();

    private static final String SAMPLE = """
            select opened.*, broken.*
            from (select %1$s from ticket where status not in ('CLOSED', 'CANCELED', 'REJECTED')) opened,
                 (select %1$s from ticket where status not in ('CLOSED', 'CANCELED', 'REJECTED')
                     and (first_response_state = 'BREACHED' or resolution_state = 'BREACHED')) broken
            """.formatted(STATUSES.stream()
            .map(status -> "count(*) filter (where status = '" + status + "')")
            .collect(Collectors.joining(", ")));

    private final DatabaseFigures figures;
    private final MeterRegistry metrics;

    TicketFigures(Transactions transactions, MeterRegistry metrics) {
        this.figures = new DatabaseFigures(transactions, SAMPLE, 2 * STATUSES.size());
        this.metrics = metrics;
    }

    void register(@Observes StartupEvent event) {
        for (int i = 0; i < STATUSES.size(); i++) {
            gauge("firstline.tickets.open", "Tickets that are not ended", i, 1 + i);
            gauge(
                    "firstline.tickets.broken",
                    "Tickets that are not ended and of which first response or resolution was broken",
                    i,
                    1 + STATUSES.size() + i);
        }
    }

    @Scheduled(
            identity = "ticket-figures",
            every = "${firstline.ticket-figures.every:60s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sample() {
        figures.sample();
    }

    private void gauge(String name, String description, int status, int column) {
        Gauge.builder(name, figures.figure(column))
                .description(description)
                .tag("status", STATUSES.get(status).name())
                .register(metrics);
    }
}
