package dev.firstline.benchmarks.events;

import dev.firstline.devstack.postgres.SuperuserDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;

/**
 * Running clocks that nothing happens to unless somebody speaks of their ticket: copies of those of one ticket that the service opened
 * itself, so that it goes on with them as with its own. All SQL that knows the tables stands here.
 */
final class PresentClocks {

    private static final String FRESH =
            "create temporary table fresh (ticket uuid, event uuid, first_response uuid, resolution uuid) on commit drop";

    private static final String TICKETS = """
            insert into ticket (id, tenant, rulebook_id, opened_at)
            select fresh.ticket, tenant, rulebook_id, opened_at from fresh cross join ticket where ticket.id = ?""";

    private static final String FACTS = """
            insert into ticket_fact (event_id, ticket_id, tenant, version, occurred_at, kind, detail)
            select fresh.event, fresh.ticket, tenant, version, occurred_at, kind,
                replace(detail::text, event_id::text, fresh.event::text)::jsonb
            from fresh cross join ticket_fact as fact where fact.ticket_id = ?""";

    private static final String CLOCKS = """
            insert into clock (id, ticket_id, tenant, target, cycle, state, policy, policy_version, rule, goal, calendar, promised_at,
                started_at, due_at, ended_at, ended_by, fired_at, warn_at, warn_percent, warned_percent, next_fire_at, ledger, told, version)
            select case target when 'RESOLUTION' then resolution else first_response end, fresh.ticket, tenant, target, cycle, state,
                policy, policy_version, rule, goal, calendar, promised_at, started_at, due_at, ended_at, ended_by, fired_at, warn_at,
                warn_percent, warned_percent, next_fire_at,
                jsonb_set(ledger, '{0,openedBy}', to_jsonb(fresh.event::text)), told, version
            from fresh cross join clock where clock.ticket_id = ?""";

    private final SuperuserDataSource sla;
    private final UUID original;

    /** @param original the ticket whose clocks are copied; it has one of the first response and one of the resolution */
    PresentClocks(SuperuserDataSource sla, UUID original) {
        this.sla = sla;
        this.original = original;
    }

    /** Writes that many, two for a ticket; returns the tickets. */
    List<UUID> write(int clocks) throws SQLException, IOException {
        var tickets = new ArrayList<UUID>();
        try (var connection = sla.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(FRESH);
            }
            copy(connection, clocks / 2, tickets);
            for (var sql : List.of(TICKETS, FACTS, CLOCKS)) {
                try (var insert = connection.prepareStatement(sql)) {
                    insert.setObject(1, original);
                    insert.executeUpdate();
                }
            }
            connection.commit();
        }
        tidyUp();
        return tickets;
    }

    /** Takes all tickets and clocks away but the original's, also those that the service opened meanwhile. */
    void clear() throws SQLException {
        try (var connection = sla.getConnection()) {
            for (var table : List.of("clock", "ticket_fact", "ticket")) {
                var column = table.equals("ticket") ? "id" : "ticket_id";
                try (var delete = connection.prepareStatement("delete from " + table + " where " + column + " <> ?")) {
                    delete.setObject(1, original);
                    delete.executeUpdate();
                }
            }
            try (var statement = connection.createStatement()) {
                statement.execute("vacuum full clock, ticket_fact, ticket");
            }
        }
        tidyUp();
    }

    /** How many run or stand. */
    long alive() throws SQLException {
        return count("select count(*) from clock where state in ('RUNNING', 'PAUSED')");
    }

    /** How many events the service has applied since it was started. */
    long applied() throws SQLException {
        return count("select count(*) from inbox where consumer = 'sla.events'");
    }

    /** Whether the original was heard of. */
    boolean isHeard() throws SQLException {
        return count("select count(*) from clock where ticket_id = '" + original + "'") == 2;
    }

    private long count(String sql) throws SQLException {
        try (var connection = sla.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** What the server does by itself within minutes, done now, so that no round pays for it. */
    private void tidyUp() throws SQLException {
        try (var connection = sla.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("vacuum analyze clock, ticket_fact, ticket");
            statement.execute("checkpoint");
        }
    }

    private static void copy(Connection connection, int count, List<UUID> tickets) throws SQLException, IOException {
        var rows = new StringBuilder();
        for (int i = 0; i < count; i++) {
            var ticket = UUID.randomUUID();
            tickets.add(ticket);
            rows.append(ticket)
                    .append('\t')
                    .append(UUID.randomUUID())
                    .append('\t')
                    .append(clock(ticket, "FIRST_RESPONSE"))
                    .append('\t')
                    .append(clock(ticket, "RESOLUTION"))
                    .append('\n');
        }
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "copy fresh from stdin",
                        new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.US_ASCII)));
    }

    /** The id that the service gives a clock: UUIDv5 of three words. */
    private static UUID clock(UUID ticket, String target) {
        try {
            var name = String.join("\u001f", "clock", ticket.toString(), target);
            var hash =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-1").digest(name.getBytes(StandardCharsets.UTF_8)));
            long most = hash.getLong() & ~0xf000L | 0x5000L;
            long least = hash.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
            return new UUID(most, least);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
