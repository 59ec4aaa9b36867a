package dev.firstline.notification.dispatch;

import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.chassis.outbox.Outbox.Fact;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.Event;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.notification.NotificationEvent;
import dev.firstline.notification.retry.Verdict;
import dev.firstline.notification.subscription.Endpoints;
import dev.firstline.notification.subscription.Endpoints.Failure;
import dev.firstline.notification.subscription.Endpoints.SwitchedOff;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Records what came of attempts, many at once, and tells the platform. */
@ApplicationScoped
class Settlements {

    private final Transactions transactions;
    private final SettledRows rows;
    private final Endpoints endpoints;
    private final Outbox outbox;
    private final Endpoints.Limits limits;
    private final Clock clock = Clock.systemUTC();

    Settlements(
            Transactions transactions,
            SettledRows rows,
            Endpoints endpoints,
            Outbox outbox,
            DeliverySettings settings) {
        this.transactions = transactions;
        this.rows = rows;
        this.endpoints = endpoints;
        this.outbox = outbox;
        this.limits = new Endpoints.Limits(settings.disableAfter(), settings.disableAfterFailing());
    }

    /** In a transaction of its own. Results of claims that were lost meanwhile are dropped. */
    void settle(List<Result> results) {
        transactions.asPlatform(() -> {
            try (var connection = transactions.connection()) {
                var settled = rows.write(connection, results);
                var counted = results.stream()
                        .filter(result -> settled.contains(SettledRows.Claim.of(result.job())))
                        .toList();
                var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                var facts = new ArrayList<Fact>();
                for (var result : counted) {
                    var fact = fact(result, now);
                    if (fact != null) {
                        var job = result.job();
                        facts.add(new Fact(new TenantPath(job.tenant()), fact, job.traceparent()));
                    }
                }
                for (var off : judge(counted)) {
                    facts.add(new Fact(
                            off.tenant(), new NotificationEvent.SubscriptionDisabled(off.id(), off.channel(), now)));
                }
                outbox.publish(facts);
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        });
    }

    /** Keeps account of endpoints, and switches off those that are gone or fail for too long. */
    private List<SwitchedOff> judge(List<Result> results) {
        var off = new ArrayList<SwitchedOff>();
        var failed = results.stream()
                .filter(result -> result.tried() && !result.job().byHand())
                .filter(result -> !(result.verdict() instanceof Verdict.Delivered))
                .collect(Collectors.groupingBy(result -> result.job().subscription()));
        if (!failed.isEmpty()) {
            off.addAll(endpoints.failed(
                    failed.values().stream().map(Settlements::failure).toList(), limits));
        }
        var gone = subscriptions(
                results, result -> result.verdict() instanceof Verdict.GivenUp(boolean receiverGone) && receiverGone);
        if (!gone.isEmpty()) {
            off.addAll(endpoints.switchOff(gone, "GONE"));
        }
        var well = subscriptions(
                results,
                result -> result.verdict() instanceof Verdict.Delivered
                        && (result.job().failing()
                                || failed.containsKey(result.job().subscription())));
        if (!well.isEmpty()) {
            endpoints.recovered(well);
        }
        return off;
    }

    private static List<UUID> subscriptions(List<Result> results, java.util.function.Predicate<Result> which) {
        return results.stream()
                .filter(which)
                .map(result -> result.job().subscription())
                .distinct()
                .toList();
    }

    private static Failure failure(List<Result> ofOne) {
        var job = ofOne.getFirst().job();
        return new Failure(job.subscription(), job.tenant(), (int) ofOne.stream()
                .filter(result -> result.verdict() instanceof Verdict.GivenUp)
                .count());
    }

    /** Alerts about no ticket, such as tests, are told of in the log alone. */
    private static @Nullable Event fact(Result result, Instant now) {
        var job = result.job();
        var ticket = job.ticketId();
        if (ticket == null) {
            return null;
        }
        int attempts = job.attempts() + (result.tried() ? 1 : 0);
        return switch (result.verdict()) {
            case Verdict.Delivered delivered ->
                new NotificationEvent.Delivered(
                        ticket,
                        job.subscription(),
                        job.id(),
                        job.eventId(),
                        job.eventType(),
                        job.channel(),
                        attempts,
                        now);
            case Verdict.GivenUp givenUp ->
                new NotificationEvent.Failed(
                        ticket,
                        job.subscription(),
                        job.id(),
                        job.eventId(),
                        job.eventType(),
                        job.channel(),
                        attempts,
                        now);
            case Verdict.Again again -> null;
        };
    }
}
