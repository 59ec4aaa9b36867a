package dev.firstline.chassis.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.fixture.Stack;
import dev.firstline.chassis.tenancy.ScopedList.Condition;
import dev.firstline.contracts.TenantPath;
import dev.firstline.devstack.test.FirstlineStack;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Either form finds a tenant and all below it, and none of the neighbours whose names look alike. */
@Stack
class TenantConditionTest {

    private static final String COLUMN = "tenant collate \"C\"";

    private static final List<String> TENANTS = List.of(
            "contos",
            "contoso",
            "contoso-north",
            "contoso/a",
            "contoso/a/b",
            "contoso/z",
            "contoso0",
            "contosoo/a",
            "fabrikam");

    @Test
    void aTenantSeesItselfAndAllBelowItByEitherForm() throws SQLException {
        var scope = new Scope.Tenant(new TenantPath("contoso"));

        for (var form : forms()) {
            assertThat(found(form.apply(scope, COLUMN)))
                    .containsExactlyInAnyOrder("contoso", "contoso/a", "contoso/a/b", "contoso/z");
        }
    }

    @Test
    void oneFurtherDownDoesNotSeeThoseAbove() throws SQLException {
        var scope = new Scope.Tenant(new TenantPath("contoso/a"));

        for (var form : forms()) {
            assertThat(found(form.apply(scope, COLUMN))).containsExactlyInAnyOrder("contoso/a", "contoso/a/b");
        }
    }

    @Test
    void thePlatformSeesAll() throws SQLException {
        for (var form : forms()) {
            assertThat(found(form.apply(new Scope.Platform(), COLUMN))).containsExactlyInAnyOrderElementsOf(TENANTS);
        }
    }

    @ParameterizedTest
    @CsvSource({"contoso", "contoso/a", "fabrikam"})
    void theNamedFormsSayTheSame(String tenant) {
        var scope = new Scope.Tenant(new TenantPath(tenant));

        assertThat(positional(TenantCondition.inRange(scope, "t.tenant").where()))
                .isEqualTo(Condition.inScope(scope, "t.tenant").sql());
        assertThat(positional(TenantCondition.byPrefix(scope, "t.tenant").where()))
                .isEqualTo(Condition.ofScope(scope, "t.tenant").sql());
        assertThat(TenantCondition.inRange(scope, "tenant").parameters().values())
                .containsExactlyInAnyOrderElementsOf(Condition.inScope(scope, "tenant").values().stream()
                        .distinct()
                        .toList());
        assertThat(TenantCondition.byPrefix(scope, "tenant").parameters().values())
                .containsExactlyInAnyOrderElementsOf(
                        Condition.ofScope(scope, "tenant").values());
    }

    @Test
    void narrowedItHoldsBoth() {
        var condition =
                TenantCondition.atOrBelow(new TenantPath("contoso"), "tenant").and("id = :id", "id", 7);

        assertThat(condition.where()).isEqualTo("(tenant = :tenant or tenant like :below) and id = :id");
        assertThat(condition.parameters()).containsEntry("id", 7).containsEntry("below", "contoso/%");
    }

    private static List<BiFunction<Scope, String, Condition>> forms() {
        return List.of(Condition::inScope, Condition::ofScope);
    }

    private static String positional(String named) {
        return named.replaceAll(":[a-z]+", "?");
    }

    private static List<String> found(Condition condition) throws SQLException {
        try (var connection = FirstlineStack.superuser("chassis").getConnection();
                var statement = connection.prepareStatement(
                        "select tenant from unnest(?) as tenant where " + condition.sql())) {
            statement.setArray(1, connection.createArrayOf("text", TENANTS.toArray()));
            condition.bind(statement, 2);
            var found = new ArrayList<String>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
            return found;
        }
    }
}
