package dev.firstline.notification.dispatch;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.notification.Channel;
import dev.firstline.notification.dispatch.Job.Target;
import dev.firstline.notification.subscription.WebhookFormat;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes due deliveries for this worker, fairly: the trees of tenants in turn, in each the tenants, of each tenant first the oldest of
 * every subscription, then the second oldest, and so on; no subscription, tenant, tree or receiver beyond its share, and the last quarter of
 * each share only for those of whom nothing is in flight. So neither a long queue, nor a thousand subscriptions, nor a few receivers that
 * hang delay anybody else's first alert. Of one subscription and of one tenant breaches go first, then what tells of severity A. Which
 * subscriptions have a queue is found by jumping through the index of pending rows; the length of a queue does not matter.
 */
@ApplicationScoped
class Claims {

    /** Losing a claim in a crash of the database only means that another worker takes it: no need to wait for the disk. */
    private static final String TAKE = """
        with recursive queue as (
            (select d.subscription_id from delivery d where d.state = 'PENDING' order by d.subscription_id limit 1)
            union all
            select (select d.subscription_id from delivery d
                    where d.state = 'PENDING' and d.subscription_id > queue.subscription_id
                    order by d.subscription_id limit 1)
            from queue where queue.subscription_id is not null),
        due as (
            select due.id, due.next_attempt_at, due.urgency, due.turn, due.tenant, split_part(due.tenant, '/', 1) as tree,
                   h.subscription_id is not null as failing,
                   coalesce(lower(substring(s.url from '^[a-zA-Z]+://([^/?#]+)')), lower(split_part(s.email, '@', 2)), '')
                       as receiver
            from queue
            left join endpoint_health h on h.subscription_id = queue.subscription_id
            left join subscription s on s.id = queue.subscription_id
            left join unnest(?, ?) as flight (subscription_id, number) on flight.subscription_id = queue.subscription_id
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
                limit room.number) due),
        -- Each rank is given among those whom the ranks before have let pass, so that nobody waits behind one who must wait himself.
        of_tenant as (
            select due.*, row_number() over (partition by due.tenant order by due.urgency, due.turn, due.next_attempt_at)
                   + coalesce(flight.number, 0) as in_tenant
            from due left join unnest(?, ?) as flight (tenant, number) on flight.tenant = due.tenant),
        of_tree as (
            select t.*, row_number() over (partition by t.tree order by t.in_tenant, t.urgency, t.next_attempt_at)
                   + coalesce(flight.number, 0) as in_tree
            from of_tenant t left join unnest(?, ?) as flight (tree, number) on flight.tree = t.tree
            where t.in_tenant <= case when t.turn = 1 then ? else ? end),
        of_receiver as (
            select t.*, row_number() over (partition by t.receiver order by t.in_tree, t.urgency, t.next_attempt_at)
                   + coalesce(flight.number, 0) as at_receiver
            from of_tree t left join unnest(?, ?) as flight (receiver, number) on flight.receiver = t.receiver
            where t.in_tree <= case when t.in_tenant = 1 then ? else ? end),
        of_failing as (
            select t.*, row_number() over (partition by t.failing order by t.in_tree, t.urgency, t.next_attempt_at) as of_its_kind
            from of_receiver t where t.at_receiver <= case when t.in_tree = 1 then ? else ? end),
        of_all as (
            select t.*, row_number() over (order by t.in_tree, t.urgency, t.next_attempt_at) as of_all
            from of_failing t where not failing or of_its_kind <= ?),
        candidate as (select id, receiver from of_all t where t.of_all <= case when t.in_tree = 1 then ? else ? end),
        free as (
            select d.id, d.receiver, s.id is not null as present, s.state = 'ACTIVE' as active,
                   s.channel = 'WEBHOOK' or s.confirmed_at is not null as agreed, s.consent_until, s.url, s.email, s.format, s.secret,
                   case when s.previous_secret_until > now() then s.previous_secret end as previous_secret,
                   s.sealed_under, h.subscription_id is not null as failing
            from (select d.id, d.subscription_id, candidate.receiver from delivery d join candidate using (id)
                  where d.state = 'PENDING' and d.next_attempt_at <= now()
                  for update of d skip locked) d
            left join subscription s on s.id = d.subscription_id
            left join endpoint_health h on h.subscription_id = d.subscription_id)
        update delivery d
        set leased_until = now() + ?::interval, next_attempt_at = now() + ?::interval, lease = d.lease + 1
        from free, (select set_config('synchronous_commit', 'off', true)) as hasty
        where d.id = free.id
        returning d.id, d.subscription_id, d.tenant, free.receiver, d.channel, d.event_id, d.event_type, d.ticket_id, d.payload,
                  d.traceparent, d.attempts, d.lease, d.by_hand, free.failing, free.present, free.active, free.agreed,
                  free.consent_until, free.url, free.email, free.format, free.secret, free.previous_secret,
                  free.sealed_under
        """;

    private final Transactions transactions;
    private final Shares shares;
    private final String lease;

    Claims(Transactions transactions, DeliverySettings settings) {
        this.transactions = transactions;
        this.shares = Shares.of(settings);
        this.lease = settings.lease().toString();
    }

    /**
     * Claims in a transaction of its own.
     *
     * @param most how many at most
     * @param inFlight what this worker has already
     */
    List<Job> take(int most, InFlight.Counts inFlight) {
        return transactions.asPlatform(() -> {
            try (var connection = transactions.connection()) {
                return take(connection, most, inFlight);
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        });
    }

    private List<Job> take(Connection connection, int most, InFlight.Counts inFlight) throws SQLException {
        try (var statement = connection.prepareStatement(TAKE)) {
            counts(statement, 1, "uuid", inFlight.bySubscription());
            statement.setInt(3, shares.endpoint());
            statement.setInt(4, shares.failingEndpoint());
            counts(statement, 5, "text", inFlight.byTenant());
            counts(statement, 7, "text", inFlight.byTree());
            statement.setInt(9, shares.tenant());
            statement.setInt(10, Shares.withoutSpare(shares.tenant()));
            counts(statement, 11, "text", inFlight.byReceiver());
            statement.setInt(13, shares.tree());
            statement.setInt(14, Shares.withoutSpare(shares.tree()));
            statement.setInt(15, shares.receiver());
            statement.setInt(16, Shares.withoutSpare(shares.receiver()));
            statement.setInt(17, Math.max(0, shares.failing() - inFlight.failing()));
            statement.setInt(18, most);
            statement.setInt(19, most - (shares.all() - Shares.withoutSpare(shares.all())));
            statement.setString(20, lease);
            statement.setString(21, lease);
            var jobs = new ArrayList<Job>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    jobs.add(job(row));
                }
            }
            return jobs;
        }
    }

    private static void counts(PreparedStatement statement, int at, String type, Map<?, Integer> counts)
            throws SQLException {
        var entries = List.copyOf(counts.entrySet());
        var connection = statement.getConnection();
        statement.setArray(
                at,
                connection.createArrayOf(
                        type, entries.stream().map(Map.Entry::getKey).toArray()));
        statement.setArray(
                at + 1,
                connection.createArrayOf(
                        "int4", entries.stream().map(Map.Entry::getValue).toArray()));
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
