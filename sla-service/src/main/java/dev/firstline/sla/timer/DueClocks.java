package dev.firstline.sla.timer;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.sla.SlaTarget;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The clocks that are due; within an open transaction of the platform's scope. */
@ApplicationScoped
class DueClocks {

    private final Transactions transactions;

    DueClocks(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Marks at most that many due clocks, the longest due first; what was done, in order of its instant. */
    List<FiredClock> fire(int atMost) {
        return fire(FiringStatements.FIRE, (connection, statement) -> statement.setInt(1, atMost));
    }

    /** As {@link #fire}, but of these tenants only, and of each the same number at most. */
    List<FiredClock> fireOfEach(List<String> tenants, int atMost) {
        return fire(FiringStatements.FIRE_OF_EACH, (connection, statement) -> {
            statement.setArray(1, connection.createArrayOf("text", tenants.toArray()));
            statement.setInt(2, atMost);
        });
    }

    /** At most that many tenants that have something due, who waits longest first. */
    List<String> waiting(int atMost) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(FiringStatements.WAITING)) {
            statement.setInt(1, atMost);
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
     * @param at the nearest instant at which a clock fires; empty when none will
     * @param now the database's time
     */
    record Next(Optional<Instant> at, Instant now) {}

    Next next() {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(FiringStatements.NEXT);
                var result = statement.executeQuery()) {
            result.next();
            return new Next(
                    Optional.ofNullable(result.getObject("next", OffsetDateTime.class))
                            .map(OffsetDateTime::toInstant),
                    instant(result, "now"));
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private interface Parameters {
        void set(Connection connection, PreparedStatement statement) throws SQLException;
    }

    private List<FiredClock> fire(String sql, Parameters parameters) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(sql)) {
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
                instant(row, "noticed_at"));
    }

    private static FiredClock.News news(ResultSet row) throws SQLException {
        if (row.getString("state_before").equals("BREACHED")) {
            return new FiredClock.Overdue(Duration.ofSeconds(row.getLong("overdue_told")));
        }
        if (row.getString("state").equals("BREACHED")) {
            return new FiredClock.Breached();
        }
        var before = row.getObject("warned_before", Long.class);
        return new FiredClock.Warned(row.getInt("warned_percent"), before == null ? null : Duration.ofSeconds(before));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
