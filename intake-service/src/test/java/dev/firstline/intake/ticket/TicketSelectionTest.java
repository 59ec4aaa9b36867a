package dev.firstline.intake.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.devstack.test.RowsTouched;
import dev.firstline.intake.Stack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lists beside many tickets of others, of which some tenants' are all old: the right ones in the right order, and found without
 * looking at those of others.
 */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TicketSelectionTest {

    private static final int PAGE = 11;

    /** A page of each of the few tenants below a scope, and a leap to each. */
    private static final long FEW = 150;

    private static final String MAKE = """
            drop schema if exists apart cascade;
            create schema apart;
            create table apart.ticket (like public.ticket including all) with (autovacuum_enabled = false);
            create table apart.customer (like public.customer including all);
            create table apart.external_reference (like public.external_reference including all);
            create table apart.ticket_attribute (like public.ticket_attribute including all);
            """;

    /** 'quiet' filed only at first, 'big' and those below it ever since. 'big-b' is no tenant of 'big'. */
    private static final String FILL = """
            insert into apart.customer (id, tenant, partner, external_id, created_at, changed_at)
            select gen_random_uuid(), tenant, tenant, 'C-1', now(), now()
            from unnest(array['big', 'big/a', 'big/a/x', 'big/b', 'big-b', 'quiet', 'quiet/r']) as tenant;
            insert into apart.customer (id, tenant, partner, external_id, created_at, changed_at)
            select gen_random_uuid(), 'big', 'big', 'C-' || n, now(), now() from generate_series(2, 1000) as n;
            insert into apart.ticket (id, number, tenant, filer, external_reference, version, status, type, severity, language,
                affected_tenant, product_family, title, body, customer_id, opened_at, updated_at, resolution_state, resolution_id,
                resolution_at, desk_owner, desk_owner_tenant, desk_queue, desk_queue_tenant,
                follow_up_at, follow_up_tenant, follow_up_told)
            select (lpad(to_hex((extract(epoch from opening.at) * 1000)::bigint), 12, '0') || '70008000' || lpad(to_hex(n), 12, '0'))::uuid,
                n, place.tenant, place.tenant, 'R-' || n, 1,
                case when n % 400 = 0 then 'IN_PROGRESS' else 'CLOSED' end, 'INCIDENT', 'B', 'EN', 'CUSTOMER', 'AZURE', 't', 'b',
                customer.id, opening.at, opening.at,
                case when n % 500 = 0 then 'BREACHED' else 'MET' end, gen_random_uuid(), now(),
                case when n % 300 = 0 then 'dana' when n % 3 = 0 then 'ed' end,
                case when n % 3 = 0 then place.tenant end,
                case when n % 700 = 0 then 'mail' when n % 7 = 0 then 'rest' end, case when n % 7 = 0 then place.tenant end,
                case when n % 800 = 0 then timestamptz '2026-12-01T09:00:00Z' when n % 1000 = 0 then '2026-12-02T09:00:00Z' end,
                case when n % 800 = 0 or n % 1000 = 0 then place.tenant end, false
            from generate_series(1, 30000) as n
                cross join lateral (select timestamptz '2026-01-01T00:00:00Z' + n * interval '1 minute' as at) as opening
                cross join lateral (select case
                    when n < 500 then (array['quiet', 'quiet/r'])[1 + n % 2]
                    when n % 100 = 0 then 'big/b' when n % 100 = 1 then 'big/a/x' when n % 100 = 2 then 'big/a'
                    when n % 100 < 10 then 'big-b' else 'big' end as tenant) as place
                join apart.customer on customer.tenant = place.tenant and customer.external_id = 'C-1';
            insert into apart.external_reference (kind, system, external_id, tenant, object_id, ticket_id, given_at)
            select 'TICKET', 'crm', external_reference, filer, id, id, now() from apart.ticket;
            insert into apart.external_reference (kind, system, external_id, tenant, object_id, ticket_id, given_at)
            select distinct on (filer) 'TICKET', 'crm', 'same', filer, id, id, now() from apart.ticket order by filer, id;
            insert into apart.ticket_attribute (ticket_id, tenant, name, value)
            select id, tenant, 'label', case when number % 350 = 0 then 'rare' else 'usual' end from apart.ticket
            union all select id, tenant, 'field.contract', case when number % 210 = 0 then '4711' else '42' end from apart.ticket;
            vacuum analyze apart.ticket; vacuum analyze apart.customer; vacuum analyze apart.ticket_attribute;
            vacuum analyze apart.external_reference;
            """;

    @BeforeAll
    void aTableThatMayBeAnalysed() throws SQLException {
        try (var connection = FirstlineStack.superuser("intake").getConnection();
                var statement = connection.createStatement()) {
            statement.execute(MAKE);
            for (var one : FILL.split(";")) {
                if (!one.isBlank()) {
                    statement.execute(one);
                }
            }
        }
    }

    @AfterAll
    void gone() throws SQLException {
        try (var connection = FirstlineStack.superuser("intake").getConnection();
                var statement = connection.createStatement()) {
            statement.execute("drop schema apart cascade");
        }
    }

    record Asked(Scope scope, String name, TicketFilter filter, String definition) {
        @Override
        public String toString() {
            return name + " of " + scope.setting();
        }
    }

    static Stream<Asked> lists() {
        var scopes = Stream.concat(
                Stream.of(new Scope.Platform()),
                Stream.of("big", "big/a", "big/a/x", "big/b", "big-b", "quiet", "quiet/r", "absent")
                        .map(path -> new Scope.Tenant(new TenantPath(path))));
        return scopes.flatMap(scope -> Stream.of(
                new Asked(scope, "all", new TicketFilter(), "true"),
                asked(scope, "in hand", "status = 'IN_PROGRESS'", filter -> filter.status = TicketStatus.IN_PROGRESS),
                asked(scope, "new", "status = 'NEW'", filter -> filter.status = TicketStatus.NEW),
                asked(scope, "closed", "status = 'CLOSED'", filter -> filter.status = TicketStatus.CLOSED),
                asked(scope, "breached", "resolution_state = 'BREACHED'", filter -> filter.breached = true),
                asked(scope, "kept", "resolution_state <> 'BREACHED'", filter -> filter.breached = false),
                asked(scope, "reference", "external_reference = 'R-400'", filter -> filter.externalReference = "R-400"),
                asked(scope, "nowhere", "external_reference = 'R-0'", filter -> filter.externalReference = "R-0"),
                asked(scope, "called", "external_reference = 'R-400'", filter -> filter.reference = "crm:R-400"),
                asked(
                        scope,
                        "called the same by all",
                        "id in (select object_id from external_reference where external_id = 'same')",
                        filter -> filter.reference = "crm:same"),
                asked(scope, "owner", "desk_owner = 'dana'", filter -> filter.owner = "dana"),
                asked(scope, "queue", "desk_queue = 'mail'", filter -> filter.queue = "mail"),
                asked(
                        scope,
                        "nobody's",
                        "desk_owner is null and status = 'IN_PROGRESS'",
                        filter -> filter.unassigned = true),
                asked(
                        scope,
                        "follow-up",
                        "status = 'IN_PROGRESS' and follow_up_at < '2026-12-02T00:00:00Z'",
                        filter -> filter.followUpBefore = "2026-12-02T00:00:00Z"),
                asked(scope, "label", "number % 350 = 0", filter -> filter.label = "rare"),
                asked(scope, "usual label", "number % 350 <> 0", filter -> filter.label = "usual"),
                asked(scope, "field", "number % 210 = 0", filter -> filter.field = "contract:4711"),
                asked(scope, "field and label", "number % 1050 = 0", filter -> {
                    filter.field = "contract:4711";
                    filter.label = "rare";
                }),
                asked(scope, "no label", "false", filter -> filter.label = "none"),
                asked(scope, "customer", "true", filter -> filter.customer = "C-1"),
                asked(
                        scope,
                        "old",
                        "opened_at < '2026-01-01T01:00:00Z'",
                        filter -> filter.openedBefore = "2026-01-01T01:00:00Z")));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aListHoldsWhatItsDefinitionSaysNewestFirst(Asked asked) throws SQLException {
        try (var connection = connect()) {
            var pages = new ArrayList<UUID>();
            UUID last = null;
            for (int i = 0; i < 3; i++) {
                var page = page(connection, asked, last);
                pages.addAll(page);
                last = page.isEmpty() ? last : page.getLast();
            }
            assertThat(pages).isEqualTo(defined(connection, asked, 3 * PAGE));
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aListIsFoundWithoutTheTicketsOfOthers(Asked asked) throws SQLException {
        try (var connection = connect()) {
            var select = TicketSelection.of(asked.scope(), asked.filter(), null, PAGE);

            assertThat(RowsTouched.most(connection, select.sql(), select::bind)).isLessThan(FEW);
        }
    }

    /** Whatever the database thinks of joins. */
    @Test
    void itsCustomersAreFoundWithoutThoseOfOtherTickets() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("set enable_nestloop = off");
            var select = TicketSelection.of(new Scope.Tenant(new TenantPath("big")), new TicketFilter(), null, PAGE);

            assertThat(RowsTouched.most(connection, TicketList.withCustomer(select), select::bind))
                    .isLessThan(FEW);
        }
    }

    private static Asked asked(Scope scope, String name, String definition, Consumer<TicketFilter> wanted) {
        var filter = new TicketFilter();
        wanted.accept(filter);
        return new Asked(scope, name, filter, definition);
    }

    private static List<UUID> page(Connection connection, Asked asked, @Nullable UUID last) throws SQLException {
        var select = TicketSelection.of(asked.scope(), asked.filter(), last, PAGE);
        try (var statement = connection.prepareStatement(select.sql())) {
            select.bind(statement);
            return ids(statement);
        }
    }

    private static List<UUID> defined(Connection connection, Asked asked, int limit) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select id from ticket where (? = '*' or tenant = ? or starts_with(tenant, ? || '/')) and ("
                        + asked.definition() + ") order by id desc limit " + limit)) {
            for (int i = 1; i <= 3; i++) {
                statement.setString(i, asked.scope().setting());
            }
            return ids(statement);
        }
    }

    private static List<UUID> ids(PreparedStatement statement) throws SQLException {
        var ids = new ArrayList<UUID>();
        try (var row = statement.executeQuery()) {
            while (row.next()) {
                ids.add(row.getObject("id", UUID.class));
            }
        }
        return ids;
    }

    private static Connection connect() throws SQLException {
        var connection = FirstlineStack.superuser("intake").getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("set search_path = apart");
        }
        return connection;
    }
}
