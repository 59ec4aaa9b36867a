package dev.firstline.chassis.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.chassis.fixture.Stack;
import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.TenantPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What PostgreSQL shows to a transaction, also when the query itself forgets the tenant. */
@Stack
class TenantWallsTest {

    private static final TenantPath CONTOSO = new TenantPath("contoso");
    private static final TenantPath NORTHWIND = new TenantPath("contoso/northwind");
    private static final TenantPath FABRIKAM = new TenantPath("contoso/fabrikam");
    private static final TenantPath CONTOSO_TOO = new TenantPath("contoso-too");

    @Inject
    Transactions transactions;

    @Inject
    DataSource dataSource;

    @Test
    void aTenantSeesItselfAndAllBelowAndNothingElse() {
        var mark = Ids.next().toString();
        for (var tenant : List.of(CONTOSO, NORTHWIND, FABRIKAM, CONTOSO_TOO)) {
            transactions.inTenant(tenant, () -> write(tenant, mark));
        }

        assertThat(notes(CONTOSO, mark)).containsExactlyInAnyOrder("contoso", "contoso/northwind", "contoso/fabrikam");
        assertThat(notes(NORTHWIND, mark)).containsExactly("contoso/northwind");
        assertThat(notes(CONTOSO_TOO, mark)).containsExactly("contoso-too");
        assertThat(transactions.<List<String>>asPlatform(() -> read(mark))).hasSize(4);
    }

    @Test
    void aRowCannotBeWrittenIntoAForeignTenant() {
        assertThatThrownBy(() -> transactions.inTenant(NORTHWIND, () -> write(FABRIKAM, "smuggled")))
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> transactions.inTenant(NORTHWIND, () -> write(CONTOSO, "smuggled")))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void aConnectionThatServedATenantShowsNothingToTheNextUser() throws SQLException {
        transactions.inTenant(CONTOSO, () -> write(CONTOSO, "left behind"));
        for (int i = 0; i < 20; i++) {
            try (var connection = dataSource.getConnection();
                    var result = connection.createStatement().executeQuery("select count(*) from note")) {
                result.next();
                assertThat(result.getLong(1)).isZero();
            }
        }
    }

    @Test
    void settingsAreInheritedDownwardsForReadingOnly() {
        transactions.inTenant(
                CONTOSO,
                () -> execute("insert into house_rule values ('contoso', 'be kind')" + " on conflict do nothing"));

        assertThat(transactions.<List<String>>inTenant(NORTHWIND, () -> strings("select text from house_rule")))
                .containsExactly("be kind");
        assertThat(transactions.<List<String>>inTenant(CONTOSO_TOO, () -> strings("select text from house_rule")))
                .isEmpty();
        transactions.inTenant(NORTHWIND, () -> execute("update house_rule set text = 'be rude'"));
        assertThat(transactions.<List<String>>inTenant(CONTOSO, () -> strings("select text from house_rule")))
                .containsExactly("be kind");
    }

    @Test
    void theRoleOfTheServiceOwnsNothingAndCannotBypassTheWalls() {
        assertThat(transactions.<List<String>>asPlatform(() -> strings(
                        "select rolbypassrls::text || rolsuper::text from pg_roles where rolname = current_user")))
                .containsExactly("falsefalse");
        assertThat(transactions.<List<String>>asPlatform(
                        () -> strings("select tablename from pg_tables where tableowner = current_user")))
                .isEmpty();
    }

    @Test
    void everyTableWithATenantIsProtectedAlsoAgainstItsOwner() {
        assertThat(transactions.<List<String>>asPlatform(() -> strings("""
                select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant'
                where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
                  and not (c.relrowsecurity and c.relforcerowsecurity)
                """))).isEmpty();
    }

    @Test
    void transactionsDoNotNest() {
        assertThatThrownBy(() -> transactions.inTenant(CONTOSO, () -> transactions.asPlatform(() -> read("x"))))
                .isInstanceOf(RuntimeException.class);
    }

    private List<String> notes(TenantPath tenant, String mark) {
        return transactions.inTenant(tenant, () -> read(mark));
    }

    private void write(TenantPath tenant, String mark) {
        execute("insert into note values ('" + Ids.next() + "', '" + tenant + "', '" + mark + "')");
    }

    private List<String> read(String mark) {
        return strings("select tenant from note where text = '" + mark + "'");
    }

    private void execute(String sql) {
        try (var connection = transactions.connection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private List<String> strings(String sql) {
        try (var connection = transactions.connection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (result.next()) {
                values.add(result.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
