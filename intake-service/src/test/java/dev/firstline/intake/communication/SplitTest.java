package dev.firstline.intake.communication;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.as;
import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.intake.Stack;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A second matter in an answer becomes a ticket of its own. */
@Stack
class SplitTest {

    private static final String AS = "{\"title\":\"A second mailbox is full\",\"severity\":\"C\"}";

    private final String tenant = newTenant();

    @Test
    void theWordsAreThoseOfANewTicketOfTheSameCustomerThatIsRelated() {
        var id = crm(tenant).body("""
                        {"title":"No mail","body":"Since 07:40.","type":"INCIDENT","severity":"A","language":"DE","product":"Exchange Online",
                         "customer":{"externalId":"C-1"},"contact":{"externalId":"P-1","name":"Ana Silva"}}
                        """).post("/v1/tickets").<String>path("id");
        var said = say(id, "INBOUND", "CUSTOMER", "Also, my archive is full.");

        var split = split(agent(tenant), id, said, AS);
        split.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("title", equalTo("A second mailbox is full"))
                .body("body", equalTo("Also, my archive is full."))
                .body("severity", equalTo("C"))
                .body("type", equalTo("INCIDENT"))
                .body("language", equalTo("DE"))
                .body("product", equalTo("Exchange Online"))
                .body("contact.externalId", equalTo("P-1"))
                .body("customer.externalId", equalTo("C-1"));
        var made = split.<String>path("id");
        assertThat(split.header("Location")).endsWith("/v1/tickets/" + made);
        agent(tenant)
                .get("/v1/tickets/" + made + "/links")
                .then()
                .body("items.kind", equalTo(List.of("RELATED_TO")))
                .body("items[0].ticket.id", equalTo(id));
        agent(tenant).get("/v1/tickets/" + id + "/communications").then().body("items", hasSize(1));
        assertThat(read(tenant, made).getString("status")).isEqualTo("NEW");
        FirstlineStack.kafka()
                .await(
                        "firstline.ticket.v1",
                        Duration.ofSeconds(60),
                        record -> record.key().equals(made) && record.type().equals("ticket.opened"));
    }

    @Test
    void aRepeatedRequestOpensOne() {
        var id = openId(tenant);
        var said = say(id, "INBOUND", "CUSTOMER", "Also this.");

        var one = split(agent(tenant).header("Idempotency-Key", "s"), id, said, AS);
        var again = split(agent(tenant).header("Idempotency-Key", "s"), id, said, AS);

        assertThat(again.<String>path("id")).isEqualTo(one.<String>path("id"));
        agent(tenant).get("/v1/tickets/" + id + "/links").then().body("items", hasSize(1));
    }

    @Test
    void aNoteOfTheDeskIsNotShownToTheCustomerAsATicket() {
        var id = openId(tenant);
        var note = say(id, "OUTBOUND", "INTERNAL", "He always calls.");

        split(agent(tenant), id, note, AS).then().statusCode(409);
        split(crm(tenant), id, note, AS).then().statusCode(404);
    }

    @Test
    void theCustomersOwnTenantSplitsWhatItsPartnerFiledWithoutThePartnersContact() {
        crm(tenant)
                .body("{\"tenantSlug\":\"northwind\"}")
                .put("/v1/customers/C-1")
                .then()
                .statusCode(201);
        var id = openId(tenant);
        var said = say(id, "INBOUND", "CUSTOMER", "Also this.");

        split(agent(tenant + "/northwind"), id, said, AS)
                .then()
                .statusCode(201)
                .body("tenant", equalTo(tenant + "/northwind"))
                .body("customer.externalId", equalTo("C-1"));
    }

    @Test
    void onlyWhoOpensTicketsSplitsAndOnlyWhatIsSeen() {
        var id = openId(tenant);
        var said = say(id, "INBOUND", "CUSTOMER", "Also this.");

        split(as(tenant, Roles.BILLING_ADMIN), id, said, AS).then().statusCode(403);
        split(agent(newTenant()), id, said, AS).then().statusCode(404);
        split(agent(tenant), id, openId(tenant), AS).then().statusCode(404);
        split(agent(tenant), id, said, "{}").then().statusCode(422);
    }

    private String say(String id, String direction, String visibility, String words) {
        return agent(tenant)
                .body("{\"direction\":\"%s\",\"visibility\":\"%s\",\"body\":\"%s\"}"
                        .formatted(direction, visibility, words))
                .post("/v1/tickets/" + id + "/communications")
                .path("id");
    }

    private static Response split(RequestSpecification who, String id, String communication, String as) {
        return who.body(as).post("/v1/tickets/" + id + "/communications/" + communication + "/split");
    }
}
