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
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.firstline.intake.IntakeRows;
import dev.firstline.intake.Stack;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Customers that are found by their ids or references, or made. */
@Stack
class ManyCustomersTest {

    private static final int WRITERS = 8;

    private final String tenant = newTenant();

    @Test
    void whatIsNotThereIsMadeAndWhatIsThereIsFoundByAnyOfItsNames() {
        var made = send(customer("\"externalId\":\"C-1\",\"name\":\"Northwind\"", "crm:1", "erp:1"));

        made.then().statusCode(200).body("items[0].status", equalTo(201));
        for (var asked : List.of(
                customer("\"externalId\":\"C-1\""),
                customer("", "crm:1"),
                customer("", "erp:1"),
                customer("\"externalId\":\"C-1\"", "crm:1", "erp:1"))) {
            send(asked)
                    .then()
                    .body("items[0].status", equalTo(200))
                    .body("items[0].known", equalTo(made.path("items[0].known")));
        }
        assertThat(references(tenant, "/v1/customers/C-1")).containsExactly("crm:1", "erp:1");
        assertThat(found(tenant, "CUSTOMER", "erp:1")).containsExactly("/v1/customers/C-1");
        crm(tenant)
                .queryParam("reference", "erp:1")
                .get("/v1/customers")
                .then()
                .body("items.externalId", equalTo(List.of("C-1")));
        crm(tenant).queryParam("reference", "erp:2").get("/v1/customers").then().body("items", hasSize(0));
    }

    @Test
    void whatIsFoundTakesTheNameThatIsToldAndTheReferencesBesideItsOwn() {
        send(customer("\"externalId\":\"C-1\",\"name\":\"Northwind\"", "crm:1"));

        send(customer("\"name\":\"Northwind Traders\"", "crm:1", "erp:1"))
                .then()
                .body("items[0].known.version", equalTo(2));
        send(customer("", "crm:1")).then().body("items[0].known.version", equalTo(2));

        crm(tenant).get("/v1/customers/C-1").then().body("name", equalTo("Northwind Traders"));
        assertThat(references(tenant, "/v1/customers/C-1")).containsExactly("crm:1", "erp:1");
    }

    @Test
    void oneThatIsMadeWithoutAnIdHasOursForIt() {
        var made = send(customer("\"name\":\"Fabrikam\"", "crm:7"));
        String externalId = made.path("items[0].known.externalId");

        crm(tenant).get("/v1/customers/" + externalId).then().statusCode(200).body("name", equalTo("Fabrikam"));
        send(customer("", "crm:7")).then().body("items[0].known.externalId", equalTo(externalId));
    }

    @Test
    void namesOfTwoLeadToNeitherAndChangeNothing() {
        send(customer("\"externalId\":\"C-1\"", "crm:1"), customer("\"externalId\":\"C-2\"", "crm:2"));

        send(
                        customer("", "crm:1", "crm:2", "crm:3"),
                        customer("\"externalId\":\"C-2\"", "crm:1"),
                        customer("\"name\":\"nameless\""),
                        customer("\"externalId\":\"C-3\"", "crm:3"))
                .then()
                .statusCode(200)
                .body("items.status", equalTo(List.of(409, 409, 422, 201)))
                .body("items[2].problem.type", startsWith("urn:firstline:problem:"));
        crm(tenant)
                .body("{\"references\":" + list("crm:1") + "}")
                .put("/v1/customers/C-9")
                .then()
                .statusCode(409);
        crm(tenant).get("/v1/customers/C-9").then().statusCode(404);
        put(tenant, "/v1/customers/C-3", "crm", "2").then().statusCode(409);
    }

    @Test
    void aPutGivesReferencesAndTheyAreChangedSystemBySystem() {
        crm(tenant)
                .body("{\"name\":\"n\",\"references\":" + list("crm:1", "erp:1") + "}")
                .put("/v1/customers/C-1")
                .then()
                .statusCode(201);
        crm(tenant).body("{\"name\":\"n\"}").put("/v1/customers/C-1").then().statusCode(200);

        put(tenant, "/v1/customers/C-1", "crm", "2").then().statusCode(200);
        assertThat(references(tenant, "/v1/customers/C-1")).containsExactly("crm:2", "erp:1");
        put(tenant, "/v1/customers/absent", "crm", "3").then().statusCode(404);
    }

    @Test
    void whatTheTenantAboveWroteDownIsNotChangedBelowAndItsReferencesAreNotTold() {
        crm(tenant)
                .body("{\"tenantSlug\":\"below\",\"references\":" + list("crm:1") + "}")
                .put("/v1/customers/C-1")
                .then()
                .statusCode(201);
        var below = tenant + "/below";

        assertThat(references(below, "/v1/customers/C-1")).isEmpty();
        crm(below)
                .body("{\"customers\":[" + customer("\"externalId\":\"C-1\"", "crm:1") + "]}")
                .post("/v1/customers")
                .then()
                .body("items[0].status", equalTo(403));
    }

    @Test
    void aRequestHasFiveHundredAtMostAndOneThatCannotBeReadRefusesAll() {
        send(Collections.nCopies(501, customer("\"externalId\":\"C-1\"")).toArray(String[]::new))
                .then()
                .statusCode(422);
        send(customer("\"externalId\":\"C-1\""), customer("\"externalId\":\"a/b\""))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/customers/1/externalId"));
        crm(tenant).get("/v1/customers/C-1").then().statusCode(404);
    }

    @RepeatedTest(3)
    void ofManyWritersOneMakesTheCustomerAndTheOthersFindIt() throws Exception {
        var answers = atOnce(WRITERS, n -> send(customer("", "crm:1", "own:" + n)));

        assertThat(answers.stream()
                        .map(answer -> answer.<Integer>path("items[0].status"))
                        .sorted())
                .containsExactly(200, 200, 200, 200, 200, 200, 200, 201);
        assertThat(answers.stream()
                        .map(answer -> answer.<String>path("items[0].known.id"))
                        .distinct())
                .hasSize(1);
        assertThat(IntakeRows.one("select count(*) from external_reference where tenant = ?", tenant))
                .isEqualTo(String.valueOf(WRITERS + 1));
    }

    @RepeatedTest(3)
    void importsOfTheSameInAnyOrderMakeEachOnce() throws Exception {
        var ascending = IntStream.range(0, 40)
                .mapToObj(n -> customer("\"externalId\":\"C-" + n + "\"", "crm:" + n, "erp:" + (100 - n)))
                .toList();
        var orders = List.of(ascending, ascending.reversed());

        var answers = atOnce(WRITERS, n -> send(orders.get(n % 2).toArray(String[]::new)));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        assertThat(answers.stream()
                        .flatMap(answer -> answer.jsonPath().getList("items.status", Integer.class).stream())
                        .collect(Collectors.groupingBy(status -> status, Collectors.counting())))
                .containsOnlyKeys(200, 201)
                .containsEntry(201, 40L);
    }

    private Response send(String... customers) {
        return crm(tenant)
                .body("{\"customers\":[" + String.join(",", customers) + "]}")
                .post("/v1/customers");
    }

    private static String customer(String more, String... references) {
        return "{\"references\":" + list(references) + (more.isEmpty() ? "" : "," + more) + "}";
    }
}
