package dev.firstline.notification.dispatch;

import dev.firstline.chassis.ops.DatabaseFigures;
import dev.firstline.chassis.tenancy.Transactions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the alerts stand in the database, as gauges. Of all attempts together one dead receiver among many is not seen; here it is, since its
 * first failure that no success followed. Every copy tells the same. Not a number before the first sample, and when the database
 * does not answer.
 */
@ApplicationScoped
class DeliveryFigures {

    /** Those that stand for trouble or a decision; an address that has not agreed yet is neither. */
    private static final List<String> REASONS = List.of("BY_HAND", "FAILING", "GONE", "RETRACTED");

    /** Counting has an end: beyond it "very many" says enough. */
    private static final String SAMPLE = """
            select waiting.*, failing.*,
                   (select count(*) from (select from delivery where state = 'FAILED' limit 100000) given_up), off.*
            from (select count(*),
                         coalesce(extract(epoch from clock_timestamp() - min(d.created_at)), 0),
                         greatest(0, coalesce(extract(epoch from clock_timestamp()
                             - min(d.next_attempt_at) filter (where h.subscription_id is null)), 0))
                  from (select subscription_id, created_at, next_attempt_at from delivery
                        where state = 'PENDING' limit 100000) d
                  left join endpoint_health h on h.subscription_id = d.subscription_id) waiting,
                 (select count(*), coalesce(extract(epoch from clock_timestamp() - min(h.failing_since)), 0)
                  from endpoint_health h join subscription s on s.id = h.subscription_id
                  where s.state = 'ACTIVE' and exists (
                      select from delivery d where d.subscription_id = h.subscription_id and d.state = 'PENDING')) failing,
                 (select %s from subscription where state = 'DISABLED') off
            """.formatted(REASONS.stream()
            .map(reason -> "count(*) filter (where disabled_reason = '" + reason + "')")
            .collect(Collectors.joining(", ")));

    private static final int FIRST_REASON = 7;

    private final DatabaseFigures figures;
    private final MeterRegistry metrics;

    DeliveryFigures(Transactions transactions, MeterRegistry metrics) {
        this.figures = new DatabaseFigures(transactions, SAMPLE, FIRST_REASON - 1 + REASONS.size());
        this.metrics = metrics;
    }

    void register(@Observes StartupEvent event) {
        gauge("firstline.deliveries.waiting", 1, "Alerts that are not delivered yet, at most 100,000");
        seconds("firstline.deliveries.oldest", 2, "Age of the oldest of them");
        seconds(
                "firstline.deliveries.due.oldest",
                3,
                "How long the longest due alert to a receiver that does not fail has waited to be sent");
        gauge("firstline.receivers.failing", 4, "Subscriptions that are on, fail, and have alerts waiting");
        seconds("firstline.receivers.failing.oldest", 5, "How long the longest failing of them has");
        gauge("firstline.deliveries.failed", 6, "Alerts that were given up within the last 30 days, at most 100,000");
        for (int i = 0; i < REASONS.size(); i++) {
            Gauge.builder("firstline.subscriptions.disabled", figures.figure(FIRST_REASON + i))
                    .description("Subscriptions that are switched off, by the reason")
                    .tag("reason", REASONS.get(i))
                    .register(metrics);
        }
    }

    @Scheduled(
            identity = "delivery-figures",
            every = "${firstline.delivery-figures.every:15s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sample() {
        figures.sample();
    }

    private void gauge(String name, int column, String description) {
        Gauge.builder(name, figures.figure(column)).description(description).register(metrics);
    }

    private void seconds(String name, int column, String description) {
        Gauge.builder(name, figures.figure(column))
                .description(description)
                .baseUnit("seconds")
                .register(metrics);
    }
}
