package dev.firstline.intake.search;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.as;
import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.ticket;
import static dev.firstline.intake.search.FoundTicketsApi.awaitFound;
import static dev.firstline.intake.search.FoundTicketsApi.found;
import static dev.firstline.intake.search.FoundTicketsApi.ids;
import static dev.firstline.intake.search.FoundTicketsApi.open;
import static dev.firstline.intake.search.FoundTicketsApi.search;
import static dev.firstline.intake.search.FoundTicketsApi.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.IntakeRows;
import dev.firstline.intake.Stack;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Who finds what: by tenants, and by the right to read the desk's notes. */
@Stack
class SearchRightsTest {

    private final String tenant = newTenant();

    @Inject
    Transactions transactions;

    @Test
    void notesAreFoundByThoseAloneWhoMayReadThem() {
        var id = open(tenant, "EN", "Plotter stalls", "-");
        write(tenant, id, "INTERNAL", "The customer is a pettifogger");
        awaitFound(tenant, "pettifogger", id);

        assertThat(search(agent(tenant), "pettifogger").getString("items[0].passages[0].source"))
                .isEqualTo("NOTE");
        for (var role : new String[] {Roles.CRM_CLIENT, Roles.USER_ADMIN, Roles.SALES_AGENT}) {
            assertThat(ids(search(as(tenant, role), "pettifogger"))).isEmpty();
            assertThat(ids(search(as(tenant, role), "plotter"))).containsExactly(id);
            // Nor by what is left out because of them.
            assertThat(ids(search(as(tenant, role), "plotter -pettifogger"))).containsExactly(id);
            assertThat(ids(search(as(tenant, role), "plotter -customer"))).containsExactly(id);
        }
        assertThat(found(tenant, "plotter")).containsExactly(id);
        assertThat(found(tenant, "plotter -pettifogger")).isEmpty();
    }

    /** A note that says the word ten times must not lift its ticket above others for those who do not know of it. */
    @Test
    void notesDoNotRankForOthers() {
        var noted = open(tenant, "EN", "t", "The gasket leaks");
        write(tenant, noted, "INTERNAL", "gasket gasket gasket gasket gasket gasket gasket marker");
        var newer = open(tenant, "EN", "t", "The gasket leaks");
        awaitFound(tenant, "marker", noted);
        awaitFound(tenant, "gasket", noted, newer);

        assertThat(ids(search(crm(tenant), "gasket"))).containsExactly(newer, noted);
        assertThat(found(tenant, "gasket")).containsExactly(noted, newer);
    }

    @Test
    void aCursorOfWhoReadsNotesIsNoneOfWhoDoesNot() {
        for (int i = 0; i < 2; i++) {
            open(tenant, "EN", "Shared", "-");
        }
        await().untilAsserted(() -> assertThat(found(tenant, "shared")).hasSize(2));
        var next = search(agent(tenant).queryParam("limit", 1), "shared").getString("next");
        crm(tenant)
                .queryParam("q", "shared")
                .queryParam("cursor", next)
                .get("/v1/tickets/search")
                .then()
                .statusCode(422);
    }

    @Test
    void aTenantFindsItsOwnAndWhatIsBelow() {
        crm(tenant).body("{\"name\":\"Below Ltd\",\"tenantSlug\":\"below\"}").put("/v1/customers/C-2");
        var own = open(tenant, "EN", "Turbine", "-");
        var below = crm(tenant)
                .body(ticket("Turbine").replace("C-1", "C-2"))
                .post("/v1/tickets")
                .<String>path("id");
        awaitFound(tenant, "turbine", own, below);

        assertThat(found(tenant + "/below", "turbine")).containsExactly(below);
        assertThat(found(tenant + "/belo", "turbine")).isEmpty();
        assertThat(found(newTenant(), "turbine")).isEmpty();
        assertThat(found(tenant, "\"below ltd\"")).containsExactly(below);
        assertThat(found(newTenant(), "\"below ltd\"")).isEmpty();
        assertThat(ids(search(as("*", Roles.OPS), "\"below ltd\" turbine"))).contains(below);
    }

    @Test
    void theDatabaseShowsNoOtherTenantsWords() {
        var id = open(tenant, "EN", "Walled", "-");
        awaitFound(tenant, "walled", id);
        for (var table : new String[] {"search_document", "search_name"}) {
            assertThat(IntakeRows.one(
                            "select count(*) from pg_class where relname = ? and relrowsecurity and relforcerowsecurity",
                            table))
                    .isEqualTo("1");
            assertThat(count(tenant, table)).isPositive();
            assertThat(count(newTenant(), table)).isZero();
        }
    }

    private int count(String in, String table) {
        return transactions.inTenant(new TenantPath(in), () -> {
            try (var connection = transactions.connection();
                    var statement = connection.createStatement();
                    var row = statement.executeQuery("select count(*) from " + table)) {
                row.next();
                return row.getInt(1);
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        });
    }
}
