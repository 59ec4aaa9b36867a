package dev.firstline.intake.search;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.crm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.List;

/** What the tests of the search ask for. */
final class FoundTicketsApi {

    private FoundTicketsApi() {}

    /** Opens a ticket and gives its id. */
    static String open(String tenant, String language, String title, String body) {
        return crm(tenant)
                .body("""
                        {"title":"%s","body":"%s","type":"INCIDENT","severity":"B","language":"%s",
                         "customer":{"externalId":"C-1","name":"Northwind Traders"}}
                        """.formatted(title, body, language))
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Adds words to a ticket. */
    static void write(String tenant, String ticket, String visibility, String body) {
        agent(tenant)
                .body("{\"direction\":\"OUTBOUND\",\"visibility\":\"" + visibility + "\",\"body\":\"" + body + "\"}")
                .post("/v1/tickets/" + ticket + "/communications")
                .then()
                .statusCode(201);
    }

    /** The answer to a search. */
    static JsonPath search(RequestSpecification as, String q) {
        return as.queryParam("q", q)
                .get("/v1/tickets/search")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The ids that an agent of the tenant finds, in their order. */
    static List<String> found(String tenant, String q) {
        return ids(search(agent(tenant), q));
    }

    static List<String> ids(JsonPath page) {
        return page.getList("items.ticket.id", String.class);
    }

    /** Waits until the agent finds these. */
    static void awaitFound(String tenant, String q, String... ids) {
        await().untilAsserted(() -> assertThat(found(tenant, q)).containsExactlyInAnyOrder(ids));
    }
}
