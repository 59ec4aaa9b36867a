package dev.firstline.console.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.console.Stack;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.devstack.test.RowsTouched;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The queue beside much that was closed and beside other tenants: the right tickets in the right order, and found without the rest. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueueSelectionTest {

    private static final int PAGE = 11;

    /** A page of each of the few tenants below a scope in each half, and a leap to each. */
    private static final long FEW = 150;

    /** One of fifty is open, of which every third is not due to anybody. */
    private static final List<String> MAKE = List.of(
            "drop schema if exists apart cascade",
            "create schema apart",
            "create table apart.ticket_view (like public.ticket_view including all) with (autovacuum_enabled = false)",
            """
            insert into apart.ticket_view (ticket_id, tenant, number, status, severity, open, breached, next_due_at, view)
            select gen_random_uuid(),
                (array['big', 'big/a', 'big/a/x', 'big/b', 'big-b', 'quiet', 'big', 'big', 'big', 'big'])[1 + n / 50 % 10],
                'FL-' || n, case when n % 50 = 0 then 'IN_PROGRESS' else 'CLOSED' end, 'B', n % 50 = 0, n % 50 = 0,
                case when n % 50 = 0 and n % 3 > 0 then timestamptz '2026-01-01T00:00:00Z' + n % 700 * interval '1 minute' end, '{}'
            from generate_series(1, 30000) as n
            """,
            "vacuum analyze apart.ticket_view");

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
            statement.execute("drop schema apart cascade");
        }
    }

    record Asked(Scope scope, QueueFilter filter, String definition) {}

    static Stream<Asked> queues() {
        var scopes = Stream.concat(
                Stream.of(new Scope.Platform()),
                Stream.of("big", "big/a", "big/a/x", "big/b", "big-b", "quiet", "absent")
                        .map(path -> new Scope.Tenant(new TenantPath(path))));
        return scopes.flatMap(scope -> Stream.of(
                new Asked(scope, new QueueFilter(true, null, null, null, null), "open"),
                new Asked(scope, new QueueFilter(false, null, null, null, null), "not open"),
                new Asked(scope, new QueueFilter(null, null, null, null, null), "true"),
                new Asked(scope, new QueueFilter(true, null, Severity.B, true, null), "open and breached"),
                new Asked(scope, new QueueFilter(null, TicketStatus.CLOSED, null, null, null), "status = 'CLOSED'")));
    }

    @ParameterizedTest
    @MethodSource("queues")
    void aQueueHoldsWhatItsDefinitionSaysByWhatIsDueNext(Asked asked) throws SQLException {
        try (var connection = connect()) {
            var pages = new ArrayList<Place>();
            Place last = null;
            for (int i = 0; i < 4; i++) {
                var page = page(connection, asked, last);
                pages.addAll(page);
                last = page.isEmpty() ? last : page.getLast();
            }
            assertThat(pages).isEqualTo(defined(connection, asked, 4 * PAGE));
        }
    }

    /** What has no index of its own is looked for among all that is open, too; of that there is little at any time. */
    @ParameterizedTest
    @MethodSource("queues")
    void aQueueIsFoundWithoutWhatWasClosedAndWithoutOthers(Asked asked) throws SQLException {
        try (var connection = connect()) {
            var select = QueueSelection.of(asked.scope(), asked.filter(), null, PAGE);
            boolean isNarrowed =
                    asked.filter().status() != null || asked.filter().severity() != null;
            long open = isNarrowed ? 30_000 / 50 : 0;

            assertThat(RowsTouched.most(connection, select.sql(), select::bind)).isLessThan(FEW + open);
        }
    }

    private record Place(UUID ticket, String due) {}

    private static List<Place> page(Connection connection, Asked asked, @Nullable Place last) throws SQLException {
        var after = last == null ? null : new Position(last.due(), last.ticket());
        var select = QueueSelection.of(asked.scope(), asked.filter(), after, PAGE);
        var sql = select.sql().replaceFirst("select tenant, title, view", "select ticket_id, due_rank::text");
        try (var statement = connection.prepareStatement(sql)) {
            select.bind(statement);
            return places(statement);
        }
    }

    private static List<Place> defined(Connection connection, Asked asked, int limit) throws SQLException {
        try (var statement = connection.prepareStatement("select ticket_id, due_rank::text from ticket_view"
                + " where number is not null and (? = '*' or tenant = ? or starts_with(tenant, ? || '/')) and ("
                + asked.definition() + ") order by due_rank, ticket_id desc limit " + limit)) {
            for (int i = 1; i <= 3; i++) {
                statement.setString(i, asked.scope().setting());
            }
            return places(statement);
        }
    }

    private static List<Place> places(PreparedStatement statement) throws SQLException {
        var places = new ArrayList<Place>();
        try (var row = statement.executeQuery()) {
            while (row.next()) {
                places.add(new Place(row.getObject(1, UUID.class), row.getString(2)));
            }
        }
        return places;
    }

    private static Connection connect() throws SQLException {
        var connection = FirstlineStack.superuser("console").getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("set search_path = apart, public");
        }
        return connection;
    }
}
