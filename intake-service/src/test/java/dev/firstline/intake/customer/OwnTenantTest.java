package dev.firstline.intake.customer;

import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.ticket;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.firstline.intake.Stack;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A customer that is a tenant of its own, and the partner's records of it: each belongs to the tenant that wrote it. */
@Stack
class OwnTenantTest {

    private final String partner = newTenant();
    private final String customer = partner + "/northwind";

    @BeforeEach
    void aCustomerWithATenantOfItsOwn() {
        put(partner, "C-1", "{\"name\":\"The partner's name for it\",\"tenantSlug\":\"northwind\"}")
                .then()
                .statusCode(201);
        put(partner, "C-1/contacts/P-1", "{\"name\":\"Ana\",\"email\":\"ana@northwind.example\"}")
                .then()
                .statusCode(201);
    }

    @Test
    void theCustomerDoesNotOverwriteThePartnersRecordOfIt() {
        put(customer, "C-1", "{\"name\":\"RENAMED\"}")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:firstline:problem:forbidden"));
        put(customer, "C-1", "{}").then().statusCode(403);

        crm(partner)
                .get("/v1/customers/C-1")
                .then()
                .body("name", equalTo("The partner's name for it"))
                .body("version", equalTo(1));
        crm(customer).get("/v1/customers/C-1").then().statusCode(200).body("tenant", equalTo(customer));
    }

    @Test
    void theCustomerDoesNotReadThePartnersContacts() {
        crm(customer).get("/v1/customers/C-1/contacts/P-1").then().statusCode(404);
        crm(customer).get("/v1/customers/C-1/contacts").then().statusCode(200).body("items", hasSize(0));
        crm(partner).get("/v1/customers/C-1/contacts").then().body("items", hasSize(1));
    }

    @Test
    void whatTheCustomerWritesIsItsOwnAlsoUnderTheSameId() {
        put(customer, "C-1/contacts/P-1", "{\"name\":\"Ana herself\"}").then().statusCode(201);
        put(customer, "C-1/contacts/P-2", "{\"name\":\"Bo\"}").then().statusCode(201);

        crm(customer).get("/v1/customers/C-1/contacts").then().body("items", hasSize(2));
        crm(customer).get("/v1/customers/C-1/contacts/P-1").then().body("name", equalTo("Ana herself"));
        crm(partner).get("/v1/customers/C-1/contacts/P-1").then().body("name", equalTo("Ana"));
        crm(partner).get("/v1/customers/C-1/contacts/P-2").then().body("name", equalTo("Bo"));
        // The latest first; which is whose stands there.
        crm(partner)
                .get("/v1/customers/C-1/contacts")
                .then()
                .body("items.externalId", contains("P-2", "P-1", "P-1"))
                .body("items.writtenBy", contains(customer, customer, partner));
    }

    @Test
    void aTicketNamesTheContactOfWhoFiledIt() {
        put(customer, "C-1/contacts/P-1", "{\"name\":\"Ana herself\"}").then().statusCode(201);
        var request = ticket("Mail").replace("{\"title", "{\"contact\":{\"externalId\":\"P-1\"},\"title");

        var byPartner = crm(partner).body(request).post("/v1/tickets");
        var byCustomer = crm(customer).body(request).post("/v1/tickets");

        byPartner.then().statusCode(201).body("contact.name", equalTo("Ana"));
        byCustomer.then().statusCode(201).body("contact.name", equalTo("Ana herself"));
        // The person that a ticket names is a part of the ticket.
        crm(customer)
                .get("/v1/tickets/" + byPartner.<String>path("id"))
                .then()
                .statusCode(200)
                .body("contact.name", equalTo("Ana"));
    }

    private static Response put(String tenant, String path, String body) {
        return crm(tenant).body(body).put("/v1/customers/" + path);
    }
}
