package dev.firstline.intake.customer;

import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.reference.ReferenceApi.atOnce;
import static dev.firstline.intake.reference.ReferenceApi.found;
import static dev.firstline.intake.reference.ReferenceApi.list;
import static dev.firstline.intake.reference.ReferenceApi.put;
import static dev.firstline.intake.reference.ReferenceApi.references;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.firstline.intake.Stack;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** People of a customer that are found by their ids or references, or made. */
@Stack
class ManyContactsTest {

    private final String tenant = newTenant();

    @BeforeEach
    void customers() {
        crm(tenant).body("{}").put("/v1/customers/C-1").then().statusCode(201);
        crm(tenant).body("{}").put("/v1/customers/C-2").then().statusCode(201);
    }

    @Test
    void whoIsNotThereIsMadeAndWhoIsThereIsFoundByAnyName() {
        var made = send("C-1", contact("\"externalId\":\"P 1\",\"name\":\"Ana\",\"email\":\"ana@x.example\"", "crm:1"));

        made.then().body("items[0].status", equalTo(201));
        send("C-1", contact("\"email\":\"ana@y.example\"", "crm:1", "hr:1"))
                .then()
                .body("items[0].status", equalTo(200))
                .body("items[0].known.id", equalTo(made.path("items[0].known.id")))
                .body("items[0].known.version", equalTo(2));

        crm(tenant)
                .get("/v1/customers/C-1/contacts/P 1")
                .then()
                .body("name", equalTo("Ana"))
                .body("email", equalTo("ana@y.example"));
        assertThat(references(tenant, "/v1/customers/C-1/contacts/P 1")).containsExactly("crm:1", "hr:1");
        assertThat(found(tenant, "CONTACT", "hr:1")).containsExactly("/v1/customers/C-1/contacts/P%201");
    }

    @Test
    void whoBelongsToAnotherCustomerIsNotFoundHere() {
        send("C-1", contact("\"externalId\":\"P-1\"", "crm:1"));

        send("C-2", contact("", "crm:1"), contact("\"externalId\":\"P-1\"", "crm:2"))
                .then()
                .body("items.status", equalTo(List.of(409, 201)));
        send("C-1", contact("\"externalId\":\"P-9\"", "crm:1"), contact("\"name\":\"n\""))
                .then()
                .body("items.status", equalTo(List.of(409, 422)));
        send("C-3", contact("\"externalId\":\"P-1\"")).then().statusCode(404);
    }

    @Test
    void aPutGivesReferencesAndTheyAreChangedSystemBySystem() {
        var path = "/v1/customers/C-1/contacts/P-1";
        crm(tenant)
                .body("{\"name\":\"Ana\",\"references\":" + list("crm:1", "hr:1") + "}")
                .put(path)
                .then()
                .statusCode(201);

        put(tenant, path, "crm", "2").then().statusCode(200);
        assertThat(references(tenant, path)).containsExactly("crm:2", "hr:1");
        crm(tenant)
                .body("{\"references\":" + list("hr:1") + "}")
                .put("/v1/customers/C-1/contacts/P-2")
                .then()
                .statusCode(409);
    }

    @RepeatedTest(3)
    void ofManyWritersOneMakesThePersonAndTheOthersFindIt() throws Exception {
        var answers = atOnce(8, n -> send("C-1", contact("", "crm:1")));

        assertThat(answers.stream()
                        .map(answer -> answer.<Integer>path("items[0].status"))
                        .sorted())
                .containsExactly(200, 200, 200, 200, 200, 200, 200, 201);
    }

    private Response send(String customer, String... contacts) {
        return crm(tenant)
                .body("{\"contacts\":[" + String.join(",", contacts) + "]}")
                .post("/v1/customers/" + customer + "/contacts");
    }

    private static String contact(String more, String... references) {
        return "{\"references\":" + list(references) + (more.isEmpty() ? "" : "," + more) + "}";
    }
}
