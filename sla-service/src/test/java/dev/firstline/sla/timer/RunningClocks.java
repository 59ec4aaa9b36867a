package dev.firstline.sla.timer;

import dev.firstline.devstack.test.FirstlineStack;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Clocks in the service's own table, as if their tickets had been heard; they are there at the commit. */
final class RunningClocks implements AutoCloseable {

    private static final String INSERT = """
            with book as (insert into rulebook (id, tenant, document) values (gen_random_uuid(), '%1$s', '{}') returning id),
            tickets as (insert into ticket (id, tenant, rulebook_id, opened_at)
                select gen_random_uuid(), '%1$s', book.id, now() from book, generate_series(1, %2$d) returning id)
            insert into clock (id, ticket_id, tenant, target, state, policy, policy_version, rule, goal, calendar,
                promised_at, started_at, due_at, warn_at, warn_percent, next_fire_at, ledger, told, version)
            select gen_random_uuid(), id, '%1$s', 'RESOLUTION', 'RUNNING', 'test', 1, 'test', 'PT1S', '24x7', now(), now(),
                now() + interval '%3$d ms', '{}', '{}', now() + interval '%3$d ms', '[]', '{started}', 1
            from tickets""";

    private final Connection connection;

    RunningClocks() throws SQLException {
        connection = FirstlineStack.superuser("sla").getConnection();
        connection.setAutoCommit(false);
    }

    /** Adds clocks of a tenant that are all due at the same instant. */
    RunningClocks insert(String tenant, int count, Duration dueIn) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(INSERT.formatted(tenant, count, dueIn.toMillis()));
        }
        return this;
    }

    void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
