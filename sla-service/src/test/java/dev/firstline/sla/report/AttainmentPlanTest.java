package dev.firstline.sla.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.ScopedList;
import dev.firstline.contracts.TenantPath;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.devstack.test.RowsTouched;
import dev.firstline.sla.fixture.Stack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A report looks at what ended in its period, whatever ended before it and elsewhere. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttainmentPlanTest {

    private static final OffsetDateTime FROM = OffsetDateTime.parse("2026-01-20T00:00:00Z");

    /** A clock a minute, of a day 1,440. */
    private static final List<String> MAKE = List.of(
            "drop schema if exists ended cascade",
            "create schema ended",
            "create table ended.clock (like public.clock including all) with (autovacuum_enabled = false)",
            """
            insert into ended.clock (id, ticket_id, tenant, target, state, policy, policy_version, rule, goal, calendar, promised_at,
                started_at, due_at, ended_at, warn_at, warn_percent, ledger, told, version)
            select gen_random_uuid(), gen_random_uuid(), (array['big', 'big/a', 'big-b', 'big', 'big'])[1 + n % 5], 'RESOLUTION', 'MET',
                'p', 1, 'r', 'PT1H', '24x7', at, at, at, at, '{}', '{}', '[]', '{started}', 1
            from generate_series(1, 28800) as n
                cross join lateral (select timestamptz '2026-01-01T00:00:00Z' + n * interval '1 minute' as at) as moment
            """,
            "vacuum analyze ended.clock");

    @BeforeAll
    void aTableThatMayBeAnalysed() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var sql : MAKE) {
                statement.execute(sql);
            }
        }
    }

    @AfterAll
    void gone() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("drop schema ended cascade");
        }
    }

    @ParameterizedTest
    @CsvSource({"big, 48", "big/a, 12", "big-b, 12", "absent, 0"})
    void aReportOfAnHourTouchesWhatEndedInIt(String tenant, int ended) throws SQLException {
        var scope = new Scope.Tenant(new TenantPath(tenant));
        try (var connection = connect()) {
            var sql = Attainments.ENDED + "select count(*) from ended";

            assertThat(count(connection, sql, scope)).isEqualTo(ended);
            assertThat(RowsTouched.most(connection, sql, statement -> bind(statement, scope)))
                    .isLessThan(ended + 20);
        }
    }

    private static int count(Connection connection, String sql, Scope scope) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, scope);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static void bind(PreparedStatement statement, Scope scope) throws SQLException {
        var tenants = ScopedList.range(scope);
        for (int i = 0; i < 3; i++) {
            statement.setObject(i + 1, tenants.get(i));
        }
        statement.setObject(4, FROM);
        statement.setObject(5, FROM.plusHours(1));
    }

    private static Connection connect() throws SQLException {
        var connection = FirstlineStack.superuser("sla").getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("set search_path = ended, public");
        }
        return connection;
    }
}
