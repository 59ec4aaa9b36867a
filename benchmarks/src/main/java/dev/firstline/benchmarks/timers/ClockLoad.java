package dev.firstline.benchmarks.timers;

import dev.firstline.devstack.postgres.SuperuserDataSource;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Running clocks, written straight into the SLA service's tables in the shape in which it writes them itself: to open fifty thousand
 * tickets through the front door would take longer than the measuring. Two clocks for each ticket, as the program's policy gives.
 */
final class ClockLoad {

    private static final int HOURS_AGO = 6;

    private static final String TICKETS = """
            with book as (
                insert into rulebook (id, tenant, document)
                values (gen_random_uuid(), 'bench', '{"policies":[],"calendars":{}}') returning id
            ), opened as (
                insert into ticket (id, tenant, rulebook_id, opened_at)
                select uuidv7(), 'bench', book.id, now() - make_interval(hours => ?) from book, generate_series(1, ?)
                returning id, opened_at
            )
            insert into ticket_fact (event_id, ticket_id, tenant, version, occurred_at, kind, detail)
            select uuidv7(), id, 'bench', 1, opened_at, 'OPENED',
                jsonb_build_object('version', 1, 'at', opened_at, 'profile', jsonb_build_object(
                    'type', 'INCIDENT', 'severity', 'A', 'language', 'EN', 'productFamily', 'MICROSOFT_365', 'breakFix', true))
            from opened
            """;

    /** Far from due: the resolution clock of every ticket, the first-response clock of all but those of the bursts. */
    private static final String CLOCKS = """
            insert into clock (id, ticket_id, tenant, target, state, policy, policy_version, rule, goal, calendar, promised_at,
                started_at, due_at, warn_at, warn_percent, next_fire_at, ledger, told, version)
            select gen_random_uuid(), ticket_id, tenant, target, 'RUNNING', 'program', 1, 'bench', 'PT72H', 'always', occurred_at,
                occurred_at, occurred_at + interval '72 hours', array[occurred_at + interval '54 hours'], array[75],
                occurred_at + interval '54 hours',
                jsonb_build_array(jsonb_build_object('from', occurred_at, 'cause', 'RUNNING', 'openedBy', event_id)),
                array['started'], 1
            from ticket_fact cross join unnest(array['FIRST_RESPONSE', 'RESOLUTION']) as goal (target)
            """;

    /** Warned of already, and due at that instant. */
    private static final String BURST = """
            update clock set due_at = ?, next_fire_at = ?, warned_percent = 75, version = 2
            where id in (select id from clock where target = 'FIRST_RESPONSE' and warned_percent = 0 limit ?)
            """;

    private final SuperuserDataSource sla;

    ClockLoad(SuperuserDataSource sla) {
        this.sla = sla;
    }

    /** Writes that many running clocks, none of them due before tomorrow, and the bursts of which each is due in one instant. */
    void write(int clocks, List<Instant> bursts, int inEach) throws SQLException {
        try (var connection = sla.getConnection()) {
            connection.setAutoCommit(false);
            try (var tickets = connection.prepareStatement(TICKETS);
                    var rows = connection.prepareStatement(CLOCKS);
                    var due = connection.prepareStatement(BURST)) {
                tickets.setInt(1, HOURS_AGO);
                tickets.setInt(2, clocks / 2);
                tickets.executeUpdate();
                rows.executeUpdate();
                for (var burst : bursts) {
                    due.setObject(1, burst.atOffset(ZoneOffset.UTC));
                    due.setObject(2, burst.atOffset(ZoneOffset.UTC));
                    due.setInt(3, inEach);
                    due.executeUpdate();
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
            // What the server does by itself within a minute for a table that grew in the course of days.
            try (var statement = connection.createStatement()) {
                statement.execute("vacuum analyze clock");
            }
        }
    }

    /** How many clocks are in a state. */
    long count(String state) throws SQLException {
        try (var connection = sla.getConnection();
                var statement = connection.prepareStatement("select count(*) from clock where state = ?")) {
            statement.setString(1, state);
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }
}
