package dev.firstline.sla.timer;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.Topic;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.sla.settling.Bounds;
import dev.firstline.sla.settling.Partitions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** The clocks that are due; within an open transaction of the platform's scope. */
@ApplicationScoped
class DueClocks {

    private final Transactions transactions;

    DueClocks(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Marks at most that many due clocks of each partition, the longest due first; what was done, in order of its instant. */
    List<FiredClock> fire(Bounds bounds, int ofEach) {
        return fire(FiringStatements.FIRE, (connection, statement) -> {
            limits(statement, bounds);
            statement.setInt(4, ofEach);
        });
    }

    /** As {@link #fire}, but of these tenants only, and of each the same number at most. */
    List<FiredClock> fireOfEach(Bounds bounds, List<String> tenants, int atMost) {
        return fire(FiringStatements.FIRE_OF_EACH, (connection, statement) -> {
            limits(statement, bounds);
            statement.setArray(4, connection.createArrayOf("text", tenants.toArray()));
            statement.setInt(5, atMost);
        });
    }

    static void limits(PreparedStatement statement, Bounds bounds) throws SQLException {
        statement.setString(1, array(bounds.settled()));
        statement.setString(2, array(bounds.upTo()));
        statement.setString(3, array(bounds.waitedFor()));
    }

    /** At most that many tenants that have something due, who waits longest first. */
    List<String> waiting(Bounds bounds, int atMost) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(FiringStatements.WAITING)) {
            statement.setString(1, array(bounds.upTo()));
            statement.setInt(2, atMost);
            try (var result = statement.executeQuery()) {
                var tenants = new ArrayList<String>();
                while (result.next()) {
                    tenants.add(result.getString(1));
                }
                return tenants;
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /**
     * When the timer has to wake up.
     *
     * @param at by partition, the nearest instant at which a clock fires; {@link Instant#MAX} when none will
     * @param now the database's time
     */
    record Next(List<Instant> at, Instant now) {}

    Next next() {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(FiringStatements.NEXT)) {
            statement.setInt(1, Topic.PARTITIONS);
            var at = new ArrayList<>(Collections.nCopies(Topic.PARTITIONS, Instant.MAX));
            var now = Instant.MIN;
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    now = instant(result, "now");
                    var next = result.getObject("next", OffsetDateTime.class);
                    if (next != null) {
                        at.set(result.getInt("partition"), next.toInstant());
                    }
                }
            }
            return new Next(List.copyOf(at), now);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Says of some watched clocks to which partition they belong, where a copy of an earlier version has not; how many there were. */
    int place(int atMost) {
        try (var connection = transactions.connection();
                var select = connection.prepareStatement(FiringStatements.WITHOUT_PARTITION)) {
            select.setInt(1, atMost);
            var ids = new ArrayList<UUID>();
            var partitions = new ArrayList<Integer>();
            try (var result = select.executeQuery()) {
                while (result.next()) {
                    ids.add(result.getObject(1, UUID.class));
                    partitions.add(Partitions.of(result.getObject(2, UUID.class)));
                }
            }
            if (!ids.isEmpty()) {
                try (var update = connection.prepareStatement(FiringStatements.PLACE)) {
                    update.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
                    update.setArray(2, connection.createArrayOf("int4", partitions.toArray()));
                    update.executeUpdate();
                }
            }
            return ids.size();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** As the text of an array; the ends of time are those of the database. */
    private static String array(List<Instant> instants) {
        return instants.stream()
                .map(at -> at.equals(Instant.MIN) ? "-infinity" : at.equals(Instant.MAX) ? "infinity" : at.toString())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private interface Parameters {
        void set(Connection connection, PreparedStatement statement) throws SQLException;
    }

    private List<FiredClock> fire(String sql, Parameters parameters) {
        try (var connection = transactions.connection();
                var planning = connection.createStatement();
                var statement = connection.prepareStatement(sql)) {
            planning.execute(FiringStatements.BY_IDS);
            parameters.set(connection, statement);
            try (var result = statement.executeQuery()) {
                var fired = new ArrayList<FiredClock>();
                while (result.next()) {
                    fired.add(fired(result));
                }
                fired.sort(Comparator.comparing(FiredClock::at));
                return fired;
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static FiredClock fired(ResultSet row) throws SQLException {
        var news = news(row);
        var dueAt = instant(row, "due_at");
        return new FiredClock(
                row.getObject("id", UUID.class),
                row.getObject("ticket_id", UUID.class),
                new TenantPath(row.getString("tenant")),
                SlaTarget.valueOf(row.getString("target")),
                news,
                switch (news) {
                    case FiredClock.Warned _ -> instant(row, "warned_at");
                    case FiredClock.Breached _ -> dueAt;
                    case FiredClock.Overdue _ -> instant(row, "overdue_since");
                },
                dueAt,
                instant(row, "noticed_at"),
                row.getInt("partition"));
    }

    private static FiredClock.News news(ResultSet row) throws SQLException {
        if (row.getString("state_before").equals("BREACHED")) {
            return new FiredClock.Overdue(Duration.ofSeconds(row.getLong("overdue_told")));
        }
        if (row.getString("state").equals("BREACHED")) {
            var settledAt = row.getObject("settled_at", OffsetDateTime.class);
            return new FiredClock.Breached(
                    row.getBoolean("provisional"),
                    settledAt == null
                            ? null
                            : new FiredClock.Settled(
                                    settledAt.toInstant(), Duration.of(row.getLong("late_micros"), ChronoUnit.MICROS)));
        }
        var before = row.getObject("warned_before", Long.class);
        return new FiredClock.Warned(row.getInt("warned_percent"), before == null ? null : Duration.ofSeconds(before));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
