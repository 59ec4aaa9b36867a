package dev.firstline.notification.dispatch;

import dev.firstline.chassis.job.Claimable;
import dev.firstline.chassis.job.FairClaim;
import dev.firstline.chassis.job.InFlight;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.notification.Channel;
import dev.firstline.notification.dispatch.Job.Target;
import dev.firstline.notification.subscription.WebhookFormat;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes due deliveries for this worker, fairly ({@link FairClaim}): a subscription is a queue, and no subscription, tenant, tree or receiver
 * goes beyond its share. Of one subscription and of one tenant breaches go first, then what tells of severity A. Which
 * subscriptions have a queue is found by jumping through the index of pending rows; the length of a queue does not matter.
 */
@ApplicationScoped
class Claims {

    private static final Claimable DELIVERIES = new Claimable(
            "delivery",
            "d.state = 'PENDING'",
            "next_attempt_at",
            """
            queue as (
                (select d.subscription_id from delivery d where d.state = 'PENDING' order by d.subscription_id limit 1)
                union all
                select (select d.subscription_id from delivery d
                        where d.state = 'PENDING' and d.subscription_id > queue.subscription_id
                        order by d.subscription_id limit 1)
                from queue where queue.subscription_id is not null),
            due as (
                select due.id, due.next_attempt_at as due_at, due.urgency, due.turn, due.tenant,
                       split_part(due.tenant, '/', 1) as tree, case when h.subscription_id is not null then 'failing' end as failing,
                       coalesce(lower(substring(s.url from '^[a-zA-Z]+://([^/?#]+)')), lower(split_part(s.email, '@', 2)), '')
                           as receiver
                from queue
                left join endpoint_health h on h.subscription_id = queue.subscription_id
                left join subscription s on s.id = queue.subscription_id
                left join unnest(?::uuid[], ?) as flight (subscription_id, number)
                    on flight.subscription_id = queue.subscription_id
                cross join lateral (
                    select greatest(0, case when h.subscription_id is null then ? else ? end - coalesce(flight.number, 0))
                           as number) room
                cross join lateral (
                    select d.id, d.tenant, d.next_attempt_at, d.urgency,
                           row_number() over (order by d.urgency, d.next_attempt_at) + coalesce(flight.number, 0) as turn
                    from (values (0::smallint), (1::smallint), (2::smallint)) as rank (urgency)
                    cross join lateral (
                        select d.id, d.tenant, d.next_attempt_at, d.urgency
                        from delivery d
                        where d.subscription_id = queue.subscription_id and d.state = 'PENDING' and d.urgency = rank.urgency
                          and d.next_attempt_at <= now()
                        order by d.next_attempt_at
                        limit room.number) d
                    order by d.urgency, d.next_attempt_at
                    limit room.number) due)""",
            "t.urgency, ",
            "d.id, d.subscription_id, t.receiver",
            """
            select d.id, d.receiver, s.id is not null as present, s.state = 'ACTIVE' as active,
                   s.channel = 'WEBHOOK' or s.confirmed_at is not null as agreed, s.consent_until, s.url, s.email, s.format, s.secret,
                   case when s.previous_secret_until > now() then s.previous_secret end as previous_secret,
                   s.sealed_under, h.subscription_id is not null as failing
            from taken d
            left join subscription s on s.id = d.subscription_id
            left join endpoint_health h on h.subscription_id = d.subscription_id""",
            """
            d.id, d.subscription_id, d.tenant, free.receiver, d.channel, d.event_id, d.event_type, d.ticket_id, d.payload,
            d.traceparent, d.attempts, d.lease, d.by_hand, free.failing, free.present, free.active, free.agreed,
            free.consent_until, free.url, free.email, free.format, free.secret, free.previous_secret,
            free.sealed_under""");

    private final Transactions transactions;
    private final Shares shares;
    private final FairClaim<Job> claim;

    Claims(Transactions transactions, DeliverySettings settings) {
        this.transactions = transactions;
        this.shares = Shares.of(settings);
        this.claim = new FairClaim<>(DELIVERIES, shares.nested(), shares.across(), shares.all(), settings.lease());
    }

    /**
     * Claims in a transaction of its own.
     *
     * @param most how many at most
     * @param underWay what this worker has already
     */
    List<Job> take(int most, InFlight.Counts underWay) {
        return transactions.asPlatform(() -> {
            try (var connection = transactions.connection()) {
                return claim.take(
                        connection, most, underWay, (statement, at) -> bind(statement, at, underWay), Claims::job);
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        });
    }

    private int bind(PreparedStatement statement, int at, InFlight.Counts underWay) throws SQLException {
        int behind = underWay.bind(statement, at, Shares.ENDPOINT);
        statement.setInt(behind, shares.endpoint());
        statement.setInt(behind + 1, shares.failingEndpoint());
        return behind + 2;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static Job job(ResultSet row) throws SQLException {
        return new Job(
                row.getObject("id", UUID.class),
                row.getObject("subscription_id", UUID.class),
                row.getString("tenant"),
                row.getString("receiver"),
                Channel.valueOf(row.getString("channel")),
                row.getObject("event_id", UUID.class),
                row.getString("event_type"),
                row.getObject("ticket_id", UUID.class),
                row.getString("payload"),
                row.getString("traceparent"),
                row.getInt("attempts"),
                row.getInt("lease"),
                row.getBoolean("by_hand"),
                row.getBoolean("failing"),
                row.getBoolean("present")
                        ? new Target(
                                row.getBoolean("active"),
                                row.getBoolean("agreed"),
                                instant(row.getObject("consent_until", OffsetDateTime.class)),
                                row.getString("url"),
                                row.getString("email"),
                                WebhookFormat.valueOf(row.getString("format")),
                                row.getBytes("secret"),
                                row.getBytes("previous_secret"),
                                row.getString("sealed_under"))
                        : null);
    }
}
