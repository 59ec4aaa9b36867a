package dev.firstline.intake.field;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.as;
import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.move;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.patch;
import static dev.firstline.intake.IntakeApi.read;
import static dev.firstline.intake.IntakeApi.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.intake.Stack;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Stack
class TicketFieldsTest {

    private static final String DECLARED = """
            {"fields":[{"key":"contract","name":"Contract","type":"TEXT","maxLength":10},
             {"key":"seats","name":"Seats","type":"NUMBER","min":1,"max":500.5},{"key":"until","name":"Until","type":"DATE"},
             {"key":"channel","name":"Came by","type":"CHOICE","choices":["Mail","Phone"]}]}""";

    private final String tenant = newTenant();

    @Test
    void fieldsAreDeclaredAsAWholeListAndReadWithThoseOfTenantsAbove() {
        as(tenant, Roles.SALES_AGENT)
                .get("/v1/ticket-fields")
                .then()
                .statusCode(200)
                .header("ETag", startsWith("\"0"))
                .body("fields", hasSize(0));
        declare(tenant, DECLARED)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("fields.key", equalTo(List.of("contract", "seats", "until", "channel")));
        as(tenant, Roles.ADMIN_AGENT)
                .header("If-None-Match", "*")
                .body(DECLARED)
                .put("/v1/ticket-fields")
                .then()
                .statusCode(412);
        as(tenant, Roles.ADMIN_AGENT)
                .header("If-Match", "\"0\"")
                .body(DECLARED)
                .put("/v1/ticket-fields")
                .then()
                .statusCode(412);
        agent(tenant).body(DECLARED).put("/v1/ticket-fields").then().statusCode(403);

        var below = tenant + "/northwind";
        declare(below, DECLARED).then().statusCode(422).body("errors.pointer", hasItem("/fields/0/key"));
        declare(below, "{\"fields\":[{\"key\":\"own\",\"name\":\"Own\",\"type\":\"BOOLEAN\"}]}")
                .then()
                .statusCode(200)
                .body("fields.key", equalTo(List.of("own")))
                .body("inherited.key", equalTo(List.of("contract", "seats", "until", "channel")));
        agent(tenant).get("/v1/ticket-fields").then().body("inherited", hasSize(0));
    }

    @Test
    void whatIsNoDeclarationIsRefused() {
        declare(tenant, "{\"fields\":[{\"key\":\"A\",\"name\":\"A\",\"type\":\"TEXT\"}]}")
                .then()
                .statusCode(422);
        declare(tenant, "{\"fields\":[{\"key\":\"a\",\"name\":\"A\",\"type\":\"CHOICE\"}]}")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/fields/0/choices"));
        declare(
                        tenant,
                        "{\"fields\":[{\"key\":\"a\",\"name\":\"A\",\"type\":\"DATE\"},{\"key\":\"a\",\"name\":\"B\",\"type\":\"DATE\"}]}")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/fields/1/key"));
    }

    @Test
    void aTicketIsOpenedWithFieldsInOneSpellingAndFoundByThem() {
        declare(tenant, DECLARED);
        var id = open("{\"contract\":\"4711\",\"seats\":\"12.50\",\"channel\":\"Mail\"}")
                .then()
                .statusCode(201)
                .body("fields", equalTo(Map.of("contract", "4711", "seats", "12.5", "channel", "Mail")))
                .extract()
                .<String>path("id");
        openId(tenant);

        assertThat(read(tenant, id).getMap("fields"))
                .isEqualTo(Map.of("contract", "4711", "seats", "12.5", "channel", "Mail"));
        assertThat(found("seats:12.5")).containsExactly(id);
        assertThat(found("contract:4711")).containsExactly(id);
        assertThat(found("contract:47")).isEmpty();
        agent(tenant).get("/v1/tickets?field=contract").then().statusCode(422);
        open("{\"contract\":\"12345678901\",\"colour\":\"red\",\"seats\":\"501\"}")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/fields/contract"))
                .body("errors.pointer", hasItem("/fields/colour"))
                .body("errors.pointer", hasItem("/fields/seats"));
        open("{\"contract\":4711}").then().statusCode(422);
    }

    @Test
    void inBulkEachTicketHasItsOwnAnswer() {
        declare(tenant, DECLARED);
        crm(tenant)
                .body("{\"tickets\":[" + with("{\"contract\":\"1\"}") + "," + with("{\"colour\":\"red\"}") + ","
                        + ticket("t") + "]}")
                .post("/v1/tickets/bulk")
                .then()
                .statusCode(200)
                .body("items.status", equalTo(List.of(201, 422, 201)));
        assertThat(found("contract:1")).hasSize(1);
    }

    @Test
    void fieldsAreChangedOneByOneWithTheirChangeInTheFeedAndTheVersionStays() {
        declare(tenant, DECLARED);
        var id = open("{\"contract\":\"4711\"}").<String>path("id");
        patch(tenant, id, "{\"fields\":{\"contract\":null,\"until\":\"2026-12-31\"}}")
                .then()
                .statusCode(200)
                .body("fields", equalTo(Map.of("until", "2026-12-31")))
                .body("version", equalTo(1));
        patch(tenant, id, "{\"fields\":{\"until\":\"2026-12-31\"}}").then().statusCode(200);
        patch(tenant, id, "{\"fields\":{\"until\":\"tomorrow\"}}")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/fields/until"));
        patch(tenant, id, "{\"severity\":\"A\",\"fields\":{\"seats\":\"2\"}}")
                .then()
                .statusCode(200);

        assertThat(found("contract:4711")).isEmpty();
        assertThat(found("until:2026-12-31")).containsExactly(id);
        assertThat(agent(tenant)
                        .get("/v1/tickets?field=seats:2&severity=A")
                        .jsonPath()
                        .getList("items.id"))
                .containsExactly(id);
        await().until(() -> kinds().size() == 4);
        assertThat(kinds()).containsExactly("OPENED", "FIELDS_CHANGED", "SEVERITY_CHANGED", "FIELDS_CHANGED");

        // What is not declared any more stays until it is emptied.
        declare(tenant, "{\"fields\":[]}").then().statusCode(200);
        assertThat(read(tenant, id).getMap("fields")).isEqualTo(Map.of("seats", "2", "until", "2026-12-31"));
        patch(tenant, id, "{\"fields\":{\"seats\":\"3\"}}").then().statusCode(422);
        patch(tenant, id, "{\"fields\":{\"seats\":null}}").then().statusCode(200);
        move(tenant, id, "CANCELED");
        patch(tenant, id, "{\"fields\":{\"until\":null}}").then().statusCode(409);
    }

    @Test
    void whatIsDeclaredAboveHoldsForTicketsBelow() {
        declare(tenant, DECLARED);
        crm(tenant)
                .body("{\"tenantSlug\":\"northwind\"}")
                .put("/v1/customers/C-1")
                .then()
                .statusCode(201);
        var id = open("{\"contract\":\"4711\"}").<String>path("id");
        var below = tenant + "/northwind";
        patch(below, id, "{\"fields\":{\"seats\":\"3\"}}").then().statusCode(200);

        assertThat(read(tenant, id).getMap("fields")).isEqualTo(Map.of("contract", "4711", "seats", "3"));
        assertThat(found("seats:3")).containsExactly(id);
        agent(newTenant()).get("/v1/tickets?field=seats:3").then().body("items", hasSize(0));
    }

    private static Response declare(String tenant, String body) {
        return as(tenant, Roles.ADMIN_AGENT).body(body).put("/v1/ticket-fields");
    }

    private Response open(String fields) {
        return crm(tenant).body(with(fields)).post("/v1/tickets");
    }

    private static String with(String fields) {
        return ticket("with fields").strip().replaceFirst("}$", ",\"fields\":" + fields + "}");
    }

    private List<String> found(String field) {
        return agent(tenant).get("/v1/tickets?field=" + field).jsonPath().getList("items.id", String.class);
    }

    private List<String> kinds() {
        return crm(tenant).get("/v1/changes").jsonPath().getList("items.kind", String.class);
    }
}
