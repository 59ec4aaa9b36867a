package dev.firstline.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.devstack.test.RowsTouched;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
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

/** Lists of deliveries of tenants with few and with none beside one with many: right, and found without those of others. */
@QuarkusTest
@WithTestResource(value = FirstlineStack.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliverySelectionTest {

    private static final int PAGE = 11;

    /** A page of each of the few tenants below a scope, and a leap to each. */
    private static final long FEW = 100;

    private static final UUID SUBSCRIPTION = UUID.fromString("0199f6c0-0000-7000-8000-000000000001");

    /** 'quiet' has some of the oldest alone; of those of 'big/a' one of a hundred failed. */
    private static final List<String> MAKE = List.of(
            "drop schema if exists apart cascade",
            "create schema apart",
            "create table apart.delivery (like public.delivery including all) with (autovacuum_enabled = false)",
            """
            insert into apart.delivery (id, subscription_id, tenant, channel, event_id, event_type, event_tenant, ticket_id, payload, state)
            select (lpad(to_hex(n), 8, '0') || '-0000-7000-8000-000000000000')::uuid,
                case when n %% 1000 = 0 then '%s' else gen_random_uuid() end,
                case when n < 40 then 'quiet' when n %% 10 = 0 then 'big/a' when n %% 10 = 1 then 'big-b' else 'big' end,
                'WEBHOOK', gen_random_uuid(), 'sla.breached', 'big', gen_random_uuid(), '{}',
                case when n %% 100 = 0 then 'FAILED' else 'DELIVERED' end
            from generate_series(1, 30000) as n
            """.formatted(SUBSCRIPTION),
            "vacuum analyze apart.delivery");

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

    record Asked(Scope scope, DeliveryLog.Filter filter, String definition) {}

    static Stream<Asked> lists() {
        var scopes = Stream.concat(
                Stream.of(new Scope.Platform()),
                Stream.of("big", "big/a", "big-b", "quiet", "absent")
                        .map(path -> new Scope.Tenant(new TenantPath(path))));
        return scopes.flatMap(scope -> Stream.of(
                new Asked(scope, new DeliveryLog.Filter(null, null, null), "true"),
                new Asked(scope, new DeliveryLog.Filter(DeliveryState.FAILED, null, null), "state = 'FAILED'"),
                new Asked(
                        scope,
                        new DeliveryLog.Filter(null, SUBSCRIPTION, null),
                        "subscription_id = '" + SUBSCRIPTION + "'")));
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
    void aListIsFoundWithoutTheDeliveriesOfOthers(Asked asked) throws SQLException {
        try (var connection = connect()) {
            var select = DeliverySelection.of(new DeliveryLog.Reader(asked.scope(), true), asked.filter(), null, PAGE);

            assertThat(RowsTouched.most(connection, select.sql(), select::bind)).isLessThan(FEW);
        }
    }

    private static List<UUID> page(Connection connection, Asked asked, @Nullable UUID last) throws SQLException {
        var select = DeliverySelection.of(new DeliveryLog.Reader(asked.scope(), true), asked.filter(), last, PAGE);
        try (var statement = connection.prepareStatement(select.sql())) {
            select.bind(statement);
            return ids(statement);
        }
    }

    private static List<UUID> defined(Connection connection, Asked asked, int limit) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select id from delivery where (? = '*' or tenant = ? or starts_with(tenant, ? || '/')) and ("
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
        var connection = FirstlineStack.superuser("notification").getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("set search_path = apart, public");
        }
        return connection;
    }
}
