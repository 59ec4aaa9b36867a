package dev.firstline.intake.customer;

import static dev.firstline.intake.IntakeApi.as;
import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.intake.Stack;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Stack
class CustomersTest {

    @ParameterizedTest
    @ValueSource(strings = {"A/1", "A;1", "A%1", "A\\\\1", ".", "..", " "})
    void anIdThatCouldNeverStandInAnAddressIsRefusedWhereItIsChosen(String id) {
        var tenant = newTenant();
        var ticket =
                "{\"title\":\"Silent\",\"body\":\"Since today.\",\"type\":\"INCIDENT\",\"severity\":\"B\",\"customer\":{\"externalId\":\"%s\"},"
                        + "\"contact\":{\"externalId\":\"%s\",\"name\":\"Ana\"}}";

        crm(tenant)
                .body(ticket.formatted(id, "P-1"))
                .post("/v1/tickets")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/customer/externalId"))
                .body("errors[0].detail", containsString("without / \\ ; %"));
        crm(tenant)
                .body(ticket.formatted("C-1", id))
                .post("/v1/tickets")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/contact/externalId"));
        crm(tenant)
                .body("{\"tickets\":[" + ticket.formatted(id, "P-1") + "]}")
                .post("/v1/tickets/bulk")
                .then()
                .body("items[0].status", equalTo(422));
        crm(tenant).get("/v1/customers").then().body("items", hasSize(0));
    }

    @Test
    void aCustomerIsMadeOnceAndChangedThen() {
        var tenant = newTenant();

        var made = put(tenant, "C-1", "{\"name\":\"Northwind\"}");
        var changed = put(tenant, "C-1", "{\"name\":\"Northwind Traders\"}");

        made.then().statusCode(201).header("ETag", "\"1\"").body("tenant", equalTo(tenant));
        changed.then().statusCode(200).header("ETag", "\"2\"").body("id", equalTo(made.path("id")));
        crm(tenant).get("/v1/customers/C-1").then().statusCode(200).body("name", equalTo("Northwind Traders"));
        crm(tenant).get("/v1/customers").then().body("items", hasSize(1)).body("next", nullValue());
    }

    @Test
    void sayingTheSameAgainChangesNothing() {
        var tenant = newTenant();
        put(tenant, "C-1", "{\"name\":\"Northwind\"}");

        put(tenant, "C-1", "{\"name\":\"Northwind\"}").then().statusCode(200).header("ETag", "\"1\"");
    }

    @Test
    void aChangeOfAnOlderVersionIsRefusedWhenTheCallerAsksForThat() {
        var tenant = newTenant();
        put(tenant, "C-1", "{\"name\":\"Northwind\"}");

        crm(tenant)
                .header("If-Match", "\"7\"")
                .body("{\"name\":\"Other\"}")
                .put("/v1/customers/C-1")
                .then()
                .statusCode(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/customers/C-2", "/v1/customers/C-1/contacts/P-1"})
    void whatIsMeantToBeNewIsMadeOnce(String address) {
        var tenant = newTenant();
        put(tenant, "C-1", "{}").then().statusCode(201);
        var onlyNew = crm(tenant).header("If-None-Match", "*").body("{\"name\":\"Northwind\"}");
        onlyNew.put(address).then().statusCode(201).header("ETag", "\"1\"");

        crm(tenant)
                .header("If-None-Match", "*")
                .body("{\"name\":\"Other\"}")
                .put(address)
                .then()
                .statusCode(412)
                .body("type", equalTo("urn:firstline:problem:stale-version"))
                .body("currentETag", equalTo("\"1\""));

        crm(tenant).get(address).then().body("name", equalTo("Northwind"));
        crm(tenant)
                .header("If-None-Match", "\"7\"")
                .body("{\"name\":\"Other\"}")
                .put(address)
                .then()
                .statusCode(200);
    }

    @Test
    void aCustomerThatIsATenantOfItsOwnSeesItsTicketsAndNoOthers() {
        var partner = newTenant();
        put(partner, "C-1", "{\"name\":\"Northwind\",\"tenantSlug\":\"northwind\"}")
                .then()
                .statusCode(201)
                .body("tenant", equalTo(partner + "/northwind"));
        var own = openId(partner);
        var other = crm(partner)
                .body(
                        "{\"title\":\"x\",\"body\":\"y\",\"type\":\"INCIDENT\",\"severity\":\"C\",\"customer\":{\"externalId\":\"C-2\"}}")
                .post("/v1/tickets")
                .<String>path("id");

        var customer = partner + "/northwind";
        crm(customer).get("/v1/tickets/" + own).then().statusCode(200).body("tenant", equalTo(customer));
        crm(customer).get("/v1/tickets/" + other).then().statusCode(404);
        crm(customer).get("/v1/tickets").then().body("items", hasSize(1));
        crm(partner).get("/v1/tickets").then().body("items", hasSize(2));
        crm(newTenant()).get("/v1/tickets").then().body("items", hasSize(0));
    }

    @Test
    void aTicketThatTheCustomerFilesItselfBelongsToTheSameCustomer() {
        var partner = newTenant();
        var customerId = put(partner, "C-1", "{\"tenantSlug\":\"northwind\"}").<String>path("id");

        var ticket = openId(partner + "/northwind");

        assertThat(crm(partner).get("/v1/tickets/" + ticket).<String>path("customer.id"))
                .isEqualTo(customerId);
    }

    @Test
    void aTenantSlugIsFixedWellFormedAndTakenOnce() {
        var tenant = newTenant();
        put(tenant, "C-1", "{\"tenantSlug\":\"northwind\"}").then().statusCode(201);

        put(tenant, "C-1", "{\"tenantSlug\":\"other\"}").then().statusCode(409);
        put(tenant, "C-2", "{\"tenantSlug\":\"northwind\"}").then().statusCode(409);
        put(tenant, "C-2", "{\"tenantSlug\":\"../contoso\"}").then().statusCode(422);
        put(tenant, "C-2", "{\"tenantSlug\":\"a/b\"}").then().statusCode(422);
        crm(tenant).get("/v1/customers/C-2").then().statusCode(404);
    }

    @Test
    void contactsBelongToTheirCustomer() {
        var tenant = newTenant();
        put(tenant, "C-1", "{}");
        put(tenant, "C-2", "{}");

        put(tenant, "C-1/contacts/P-1", "{\"name\":\"Ana\",\"email\":\"ana@northwind.example\"}")
                .then()
                .statusCode(201);
        put(tenant, "C-1/contacts/P-1", "{\"name\":\"Ana Silva\",\"email\":\"ana@northwind.example\"}")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");

        crm(tenant).get("/v1/customers/C-1/contacts/P-1").then().body("name", equalTo("Ana Silva"));
        crm(tenant).get("/v1/customers/C-1/contacts").then().body("items", hasSize(1));
        crm(tenant).get("/v1/customers/C-2/contacts/P-1").then().statusCode(404);
        crm(tenant).get("/v1/customers/C-3/contacts").then().statusCode(404);
        crm(newTenant()).get("/v1/customers/C-1/contacts/P-1").then().statusCode(404);
    }

    @Test
    void anAddressThatCouldSmuggleAHeaderIsRefused() {
        var tenant = newTenant();
        put(tenant, "C-1", "{}");

        put(tenant, "C-1/contacts/P-1", "{\"email\":\"ana@x.example\\r\\nBcc: all@x.example\"}")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/email"));
    }

    @Test
    void whoMayNotWriteCustomersIsRefused() {
        as(newTenant(), Roles.HELPDESK_AGENT, Roles.BILLING_ADMIN, Roles.OPS)
                .body("{}")
                .put("/v1/customers/C-1")
                .then()
                .statusCode(403);
    }

    private static Response put(String tenant, String path, String body) {
        return crm(tenant).body(body).put("/v1/customers/" + path);
    }
}
