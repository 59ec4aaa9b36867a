package dev.firstline.benchmarks.timers;

import dev.firstline.devstack.postgres.SuperuserDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Running clocks, written straight into the SLA service's tables in the shape in which it writes them itself: to open half a million
 * tickets through the front door would take longer than the measuring. Two clocks for each ticket, as the program's policy gives. All
 * SQL that knows this shape stands here.
 */
final class ClockLoad {

    /** Far from due: nothing happens before tomorrow. */
    private static final String WRITE = """
            with book as (
                insert into rulebook (id, tenant, document)
                values (gen_random_uuid(), ?, '{"policies":[],"calendars":{}}') returning id, tenant
            ), opened as (
                insert into ticket (id, tenant, rulebook_id, opened_at)
                select uuidv7(), tenant, id, now() - interval '6 hours' from book, generate_series(1, ?)
                returning id, tenant, opened_at
            ), fact as (
                insert into ticket_fact (event_id, ticket_id, tenant, version, occurred_at, kind, detail)
                select uuidv7(), id, tenant, 1, opened_at, 'OPENED',
                    jsonb_build_object('version', 1, 'at', opened_at, 'profile', jsonb_build_object('type', 'INCIDENT',
                        'severity', 'A', 'language', 'EN', 'productFamily', 'MICROSOFT_365', 'breakFix', true))
                from opened
                returning event_id, ticket_id, tenant, occurred_at
            )
            insert into clock (id, ticket_id, tenant, target, state, policy, policy_version, rule, goal, calendar, promised_at,
                started_at, due_at, warn_at, warn_percent, next_fire_at, ledger, told, version, partition)
            select gen_random_uuid(), ticket_id, tenant, target, 'RUNNING', 'program', 1, 'bench', 'PT72H', 'always', occurred_at,
                occurred_at, occurred_at + interval '72 hours', array[occurred_at + interval '54 hours'], array[75],
                occurred_at + interval '54 hours',
                jsonb_build_array(jsonb_build_object('from', occurred_at, 'cause', 'RUNNING', 'openedBy', event_id)),
                array['started'], 1, abs(hashtext(ticket_id::text)) % 12
            from fact cross join unnest(array['FIRST_RESPONSE', 'RESOLUTION']) as goal (target)
            """;

    /** Warned of already, and due one after the other. */
    private static final String SCHEDULE = """
            with chosen as (
                select id, ?::timestamptz + (row_number() over () - 1) * ? * interval '1 us' as due from (
                    select id from clock where tenant = ? and state = 'RUNNING' and warned_percent = 0 limit ?) as far)
            update clock set due_at = due, next_fire_at = due, warned_percent = 75, version = 2
            from chosen where clock.id = chosen.id
            """;

    private static final String ALL_DUE =
            "update clock set due_at = now(), next_fire_at = now(), warned_percent = 75, version = 2"
                    + " where state = 'RUNNING' and tenant = ?";

    private static final String BARE_TABLES = """
            create table bare_clock (like clock including all);
            create table bare_outbox (like outbox including all);
            """;

    private static final String BARE_FILL =
            "insert into bare_clock select * from clock where state = 'RUNNING' limit ?";

    private static final String BARE_DUE =
            "update bare_clock set state = 'RUNNING', ended_at = null, due_at = now(), next_fire_at = now()";

    /** The least that a breach can cost: the clock marked and an event of the usual size, one statement for 500. */
    static final String BARE_FIRE = """
            with claimed as materialized (
                select id from bare_clock where state = 'RUNNING' and next_fire_at <= now()
                order by next_fire_at limit 500 for update skip locked
            ), fired as (
                update bare_clock set state = 'BREACHED', ended_at = due_at, fired_at = clock_timestamp(), next_fire_at = null,
                    told = told || array['ended'], version = version + 1
                from claimed where bare_clock.id = claimed.id returning bare_clock.id, ticket_id
            )
            insert into bare_outbox (topic, key, event_id, headers, payload)
            select 'firstline.sla.v1', ticket_id::text, id, jsonb_build_object('headers', repeat('h', 430)),
                convert_to(repeat('p', 250), 'UTF8')
            from fired
            """;

    private static final String FIRED = """
            select xmin::text::bigint as transaction, due_at, fired_at from clock
            where tenant = ? and state = 'BREACHED' and due_at >= ? and due_at < ?
            """;

    private final SuperuserDataSource sla;

    ClockLoad(SuperuserDataSource sla) {
        this.sla = sla;
    }

    /**
     * A clock that was fired.
     *
     * @param transaction by which
     * @param firedAt when it was noticed, by the database's clock
     */
    record Fired(long transaction, Instant dueAt, Instant firedAt) {

        Duration untilNoticed() {
            return Duration.between(dueAt, firedAt);
        }
    }

    /** Writes that many running clocks of a tenant, none of them due before tomorrow. */
    void write(String tenant, int clocks) throws SQLException {
        try (var connection = sla.getConnection();
                var statement = connection.prepareStatement(WRITE)) {
            statement.setString(1, tenant);
            statement.setInt(2, clocks / 2);
            statement.executeUpdate();
        }
        // What the server does by itself within a minute for a table that grew in the course of days.
        execute("vacuum analyze clock");
    }

    /** Makes that many of a tenant's clocks due, the first at that instant and each a step after the one before. */
    void schedule(String tenant, int clocks, Instant first, Duration step) throws SQLException {
        try (var connection = sla.getConnection();
                var statement = connection.prepareStatement(SCHEDULE)) {
            statement.setObject(1, first.atOffset(ZoneOffset.UTC));
            statement.setLong(2, step.toNanos() / 1_000);
            statement.setString(3, tenant);
            statement.setInt(4, clocks);
            if (statement.executeUpdate() != clocks) {
                throw new IllegalStateException("too few clocks were left of " + tenant);
            }
        }
        if (!Instant.now().isBefore(first)) {
            throw new IllegalStateException(
                    "this machine wrote the clocks too slowly; the first were due before the last");
        }
    }

    /** Makes every running clock of a tenant due now. */
    void makeAllDue(String tenant) throws SQLException {
        execute("checkpoint");
        try (var connection = sla.getConnection();
                var statement = connection.prepareStatement(ALL_DUE)) {
            statement.setString(1, tenant);
            statement.executeUpdate();
        }
    }

    /** Copies some running clocks into a table of the same shape at which the service does not look. */
    void copyBare(int clocks) throws SQLException {
        execute(BARE_TABLES);
        try (var connection = sla.getConnection();
                var fill = connection.prepareStatement(BARE_FILL)) {
            fill.setInt(1, clocks);
            fill.executeUpdate();
        }
    }

    /** Makes all of the copy due now. */
    void makeBareDue() throws SQLException {
        execute("checkpoint");
        execute(BARE_DUE);
    }

    /** Of a tenant's clocks, those that were due from one instant until before another and were fired. */
    List<Fired> fired(String tenant, Instant from, Instant until) throws SQLException {
        try (var connection = sla.getConnection();
                var query = connection.prepareStatement(FIRED)) {
            query.setString(1, tenant);
            query.setObject(2, from.atOffset(ZoneOffset.UTC));
            query.setObject(3, until.atOffset(ZoneOffset.UTC));
            var fired = new ArrayList<Fired>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    fired.add(new Fired(row.getLong("transaction"), instant(row, "due_at"), instant(row, "fired_at")));
                }
            }
            return fired;
        }
    }

    /** Clocks fired per second since that instant, from the first to the last. */
    double rateSince(Instant start) throws SQLException {
        try (var connection = sla.getConnection();
                var query = connection.prepareStatement("""
                        select count(*) / extract(epoch from max(fired_at) - min(fired_at))
                        from clock where state = 'BREACHED' and fired_at >= ?""")) {
            query.setObject(1, start.atOffset(ZoneOffset.UTC));
            return number(query).doubleValue();
        }
    }

    /** How many clocks are in a state. */
    long count(String state) throws SQLException {
        try (var connection = sla.getConnection();
                var query = connection.prepareStatement("select count(*) from clock where state = ?")) {
            query.setString(1, state);
            return number(query).longValue();
        }
    }

    /** Whether a clock is due; looked for by the index, since to read the table twice a second would be most of the load. */
    boolean anyDue() throws SQLException {
        try (var connection = sla.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set enable_seqscan = off");
            try (var result = statement.executeQuery(
                    "select from clock where next_fire_at <= now() order by next_fire_at limit 1")) {
                return result.next();
            }
        }
    }

    /** A new connection to the database of the clocks. */
    Connection connect() throws SQLException {
        return sla.getConnection();
    }

    private static Number number(PreparedStatement query) throws SQLException {
        try (var result = query.executeQuery()) {
            result.next();
            return (Number) result.getObject(1);
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = sla.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
