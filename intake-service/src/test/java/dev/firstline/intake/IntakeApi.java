package dev.firstline.intake;

import static io.restassured.RestAssured.given;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.devstack.test.FirstlineStack;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** The requests that many tests make. */
public final class IntakeApi {

    private IntakeApi() {}

    /** A tenant that no other test uses. */
    public static String newTenant() {
        return "t-" + UUID.randomUUID().toString().substring(0, 18);
    }

    /** A request with a token of that tenant and those roles, JSON in and out. */
    public static RequestSpecification as(String tenant, String... roles) {
        return given().auth()
                .oauth2(FirstlineStack.token(tenant, roles))
                .contentType(ContentType.JSON)
                .accept(ContentType.JSON);
    }

    /** The same for the partner's CRM. */
    public static RequestSpecification crm(String tenant) {
        return as(tenant, Roles.CRM_CLIENT);
    }

    /** The same for an agent of the desk. */
    public static RequestSpecification agent(String tenant) {
        return as(tenant, Roles.HELPDESK_AGENT);
    }

    /** The body of a new ticket of customer {@code C-1}. */
    public static String ticket(String title) {
        return """
                {"title":"%s","body":"It worked yesterday.","type":"INCIDENT","severity":"B",
                 "customer":{"externalId":"C-1","name":"Northwind Traders"}}
                """.formatted(title);
    }

    /** Opens a ticket and gives it back. */
    public static JsonPath open(String tenant) {
        return crm(tenant)
                .body(ticket("Printer is silent"))
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /** Opens a ticket and gives its id. */
    public static String openId(String tenant) {
        return open(tenant).getString("id");
    }

    /** The ticket as it is now. */
    public static JsonPath read(String tenant, String id) {
        return agent(tenant)
                .get("/v1/tickets/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Changes a ticket on top of its present version. */
    public static Response patch(String tenant, String id, String body) {
        return agent(tenant)
                .header("If-Match", "\"" + read(tenant, id).getLong("version") + "\"")
                .body(body)
                .patch("/v1/tickets/" + id);
    }

    /** Moves a ticket through its life cycle. */
    public static void move(String tenant, String id, String... path) {
        for (var status : path) {
            patch(tenant, id, "{\"status\":\"" + status + "\",\"reason\":\"TEST\"}")
                    .then()
                    .statusCode(200);
        }
    }
}
