package dev.firstline.diagnosis.connection;

import dev.firstline.chassis.retry.RetrySchedule;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.diagnosis.graph.GraphIssue;
import dev.firstline.diagnosis.incident.IncidentNotice;
import dev.firstline.diagnosis.incident.VendorIncidents;
import dev.firstline.diagnosis.product.ProductCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Records what came of a poll, and makes known incidents of it. */
@ApplicationScoped
class PollSettlement {

    private final Transactions transactions;
    private final PollRows rows;
    private final VendorIncidents incidents;
    private final ProductCatalog products;
    private final PollSchedule schedule;
    private final Clock clock;

    PollSettlement(
            Transactions transactions,
            PollRows rows,
            VendorIncidents incidents,
            ProductCatalog products,
            HealthSettings settings,
            Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.incidents = incidents;
        this.products = products;
        this.schedule = new PollSchedule(settings.every(), RetrySchedule.parse(settings.schedule()));
        this.clock = clock;
    }

    /** In a transaction of its own. A result whose claim was lost meanwhile, or that is recorded already, is dropped. */
    void settle(PollResult result) {
        var wait = schedule.after(
                result, result.job().failures(), ThreadLocalRandom.current().nextDouble());
        transactions.asPlatform(() -> {
            switch (result) {
                case PollResult.Read read -> {
                    if (rows.succeeded(read.job(), read.reading(), clock.instant(), wait)) {
                        apply(read);
                    }
                }
                case PollResult.Failed failed -> rows.failed(failed, clock.instant(), wait);
            }
        });
    }

    private void apply(PollResult.Read read) {
        var job = read.job();
        var changes = Changes.of(rows.held(job.connection()), read.reading());
        var touched = List.copyOf(changes.touched());
        // Locked before it is looked who else has them: two connections of a tenant that hear of the same end must not
        // each leave it to the other.
        incidents.lock(job.tenant(), touched);
        var beside = rows.heldBeside(job.connection(), job.tenant(), touched);
        var byId = changes.open().stream().collect(Collectors.toMap(GraphIssue::id, Function.identity()));
        for (var id : changes.opened()) {
            rows.hold(job, id, clock.instant());
            var issue = byId.get(id);
            if (!beside.contains(id) && issue != null) {
                incidents.open(
                        job.tenant(), id, issue.service(), ServiceFamily.of(products.productsOf(issue.service())));
            }
        }
        for (var id : changes.ended()) {
            rows.letGo(job.connection(), id);
            if (!beside.contains(id)) {
                incidents.end(job.tenant(), id);
            }
        }
        // Its last word too: that it is restored is known from that alone.
        incidents.tell(
                job.tenant(),
                Stream.concat(changes.open().stream(), read.reading().ended().stream())
                        .collect(Collectors.toMap(GraphIssue::id, PollSettlement::notice)));
    }

    private static IncidentNotice notice(GraphIssue issue) {
        return new IncidentNotice(
                issue.title(), issue.feature(), issue.status(), issue.startedAt(), issue.modifiedAt(), issue.words());
    }
}
