package dev.firstline.intake.feed;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.as;
import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.intake.Stack;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

/** A two-way sync knows its own echo; who works for a tenant is told to that tenant and those above it alone. */
@Stack
class EchoTest {

    @Test
    void eachChangeNamesTheClientAndTheSubjectThatCausedIt() {
        var tenant = newTenant();
        crm(tenant)
                .body("{\"tickets\":[" + ticket("one") + "," + ticket("two") + "]}")
                .post("/v1/tickets/bulk")
                .then()
                .statusCode(200);
        var id = openId(tenant);
        agent(tenant)
                .body("{\"direction\":\"INBOUND\",\"visibility\":\"CUSTOMER\",\"body\":\"Hello?\"}")
                .post("/v1/tickets/" + id + "/communications")
                .then()
                .statusCode(201);

        var changes = awaited(tenant, 4);

        assertThat(changes.getList("items.client")).containsExactly("tests", "tests", "tests", "tests");
        assertThat(changes.getList("items.subject")).containsOnly("test-user");
        assertThat(changes.getList("items.service")).containsOnlyNulls();
        assertThat(changes.getList("items.id")).doesNotHaveDuplicates();
        assertThat(awaited(tenant, 4).getList("items.id")).isEqualTo(changes.getList("items.id"));
    }

    @Test
    void theCustomersOwnTenantIsNotToldWhoWorksForThePartner() {
        var partner = newTenant();
        crm(partner).body("{\"tenantSlug\":\"northwind\"}").put("/v1/customers/C-1");
        var byPartner = openId(partner);
        var byCustomer = openId(partner + "/northwind");

        var below = awaited(partner + "/northwind", 2);
        var above = awaited(partner, 2);

        assertThat(below.getList("items.ticketId")).containsExactly(byPartner, byCustomer);
        assertThat(below.getList("items.client")).containsExactly(null, "tests");
        assertThat(below.getList("items.subject")).containsExactly(null, "test-user");
        assertThat(above.getList("items.client")).containsExactly("tests", "tests");
        assertThat(as("*", Roles.OPS)
                        .queryParam("limit", 1)
                        .get("/v1/changes")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("items.id"))
                .hasSize(1);
    }

    private static JsonPath awaited(String tenant, int changes) {
        return await().until(
                        () -> FeedRows.page(crm(tenant), null),
                        page -> page.getList("items").size() == changes);
    }
}
