package dev.firstline.notification.dispatch;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.notification.Channel;
import dev.firstline.notification.dispatch.Job.Target;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Takes due deliveries for this worker, fairly: first the oldest of every subscription, then the second oldest, and so
 * on, none beyond its share. So a subscription with a long queue delays nobody else's first alert. Which subscriptions
 * have a queue is found by jumping through the index of pending rows; the length of a queue does not matter.
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
            candidate as (
                select due.id
                from queue
                left join endpoint_health h on h.subscription_id = queue.subscription_id
                left join unnest(?, ?) as flight (subscription_id, number) on flight.subscription_id = queue.subscription_id
                cross join lateral (
                    select d.id, d.next_attempt_at, row_number() over (order by d.next_attempt_at) as turn
                    from delivery d
                    where d.subscription_id = queue.subscription_id and d.state = 'PENDING' and d.next_attempt_at <= now()
                    order by d.next_attempt_at
                    limit greatest(0, case when h.subscription_id is null then ? else ? end - coalesce(flight.number, 0))) due
                order by due.turn, due.next_attempt_at limit ?),
            free as (
                select d.id, s.id is not null as present, s.state = 'ACTIVE' as active, s.url, s.email, s.secret,
                       case when s.previous_secret_until > now() then s.previous_secret end as previous_secret,
                       h.subscription_id is not null as failing
                from (select d.id, d.subscription_id from delivery d join candidate using (id)
                      where d.state = 'PENDING' and d.next_attempt_at <= now()
                      for update of d skip locked) d
                left join subscription s on s.id = d.subscription_id
                left join endpoint_health h on h.subscription_id = d.subscription_id)
            update delivery d
            set leased_until = now() + ?::interval, next_attempt_at = now() + ?::interval, lease = d.lease + 1
            from free, (select set_config('synchronous_commit', 'off', true)) as hasty
            where d.id = free.id
            returning d.id, d.subscription_id, d.tenant, d.channel, d.event_id, d.event_type, d.ticket_id, d.payload,
                      d.traceparent, d.attempts, d.lease, d.by_hand, free.failing, free.present, free.active, free.url, free.email,
                      free.secret, free.previous_secret
            """;

    private final Transactions transactions;
    private final DeliverySettings settings;

    Claims(Transactions transactions, DeliverySettings settings) {
        this.transactions = transactions;
        this.settings = settings;
    }

    /**
     * Claims in a transaction of its own.
     *
     * @param most how many at most
     * @param inFlight how many this worker has already, by subscription
     */
    List<Job> take(int most, Map<UUID, Integer> inFlight) {
        return transactions.asPlatform(() -> {
            try (var connection = transactions.connection()) {
                return take(connection, most, List.copyOf(inFlight.entrySet()));
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        });
    }

    private List<Job> take(Connection connection, int most, List<Map.Entry<UUID, Integer>> inFlight)
            throws SQLException {
        try (var statement = connection.prepareStatement(TAKE)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", inFlight.stream().map(Map.Entry::getKey).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "int4", inFlight.stream().map(Map.Entry::getValue).toArray()));
            statement.setInt(3, settings.perEndpoint());
            statement.setInt(4, settings.perFailingEndpoint());
            statement.setInt(5, most);
            statement.setString(6, settings.lease().toString());
            statement.setString(7, settings.lease().toString());
            var jobs = new ArrayList<Job>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    jobs.add(job(row));
                }
            }
            return jobs;
        }
    }

    private static Job job(ResultSet row) throws SQLException {
        return new Job(
                row.getObject("id", UUID.class),
                row.getObject("subscription_id", UUID.class),
                row.getString("tenant"),
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
                                row.getString("url"),
                                row.getString("email"),
                                row.getBytes("secret"),
                                row.getBytes("previous_secret"))
                        : null);
    }
}
