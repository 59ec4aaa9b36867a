package dev.firstline.intake.desk;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.as;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.intake.Stack;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@Stack
class QueuesTest {

    private static final String MAIL =
            "{\"name\":\"Mail\",\"members\":[{\"subject\":\"agent-7\",\"name\":\"Dana Reis\"},{\"subject\":\"agent-8\"}]}";

    private final String tenant = newTenant();

    @Test
    void aQueueIsMadeChangedAndReadWithItsVersion() {
        put(admin(), "mail", MAIL).then().statusCode(201).header("ETag", "\"1\"");
        put(admin(), "mail", MAIL.replace("Mail", "Post"))
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("name", equalTo("Post"))
                .body("members.subject", equalTo(List.of("agent-7", "agent-8")));
        put(admin().header("If-Match", "\"1\""), "mail", MAIL).then().statusCode(412);
        put(admin().header("If-None-Match", "*"), "mail", MAIL).then().statusCode(412);
        put(admin().header("If-Match", "\"1\""), "new", MAIL).then().statusCode(412);

        agent(tenant).get("/v1/queues/mail").then().statusCode(200).body("members[0].name", equalTo("Dana Reis"));
        agent(tenant).get("/v1/queues/other").then().statusCode(404);
    }

    @Test
    void queuesAreListedByTheirKeysPageByPageAlsoThoseOfOnePerson() {
        for (var key : List.of("c", "a", "d", "b")) {
            put(admin(), key, key.equals("a") ? "{\"name\":\"A\"}" : MAIL)
                    .then()
                    .statusCode(201);
        }
        assertThat(keys("")).containsExactly("a", "b", "c", "d");
        assertThat(keys("&member=agent-8")).containsExactly("b", "c", "d");
        assertThat(keys("&member=agent-9")).isEmpty();
    }

    @Test
    void rulesAreAWholeOrderedListThatNamesQueuesOfTheTenant() {
        put(admin(), "mail", MAIL);
        agent(tenant)
                .get("/v1/queue-rules")
                .then()
                .statusCode(200)
                .header("ETag", startsWith("\"0"))
                .body("rules", hasSize(0));

        rules("{\"rules\":[{\"queue\":\"mail\",\"severities\":[\"A\"]},{\"queue\":\"absent\"}]}")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/rules/1/queue"));
        rules("{\"rules\":[{\"queue\":\"mail\",\"severities\":[\"A\"],\"languages\":[\"DE\"]},{\"queue\":\"mail\"}]}")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        agent(tenant)
                .get("/v1/queue-rules")
                .then()
                .body("rules[0].severities", equalTo(List.of("A")))
                .body("rules[0].languages", equalTo(List.of("DE")))
                .body("rules", hasSize(2));
        admin().header("If-None-Match", "*")
                .body("{\"rules\":[]}")
                .put("/v1/queue-rules")
                .then()
                .statusCode(412);
        admin().header("If-Match", "\"0\"")
                .body("{\"rules\":[]}")
                .put("/v1/queue-rules")
                .then()
                .statusCode(412);
    }

    @Test
    void aQueueThatIsUsedIsNotDeleted() {
        put(admin(), "mail", MAIL);
        put(admin(), "other", MAIL);
        rules("{\"rules\":[{\"queue\":\"mail\"}]}").then().statusCode(200);
        admin().delete("/v1/queues/mail").then().statusCode(409);
        rules("{\"rules\":[]}").then().statusCode(200);
        var id = openId(tenant);
        handOver(id, "{\"queue\":\"mail\"}").then().statusCode(200);
        admin().delete("/v1/queues/mail").then().statusCode(409);

        handOver(id, "{\"queue\":\"other\"}").then().statusCode(200);
        admin().delete("/v1/queues/mail").then().statusCode(204);
        admin().delete("/v1/queues/mail").then().statusCode(404);
    }

    @Test
    void whatIsNoQueueIsRefused() {
        put(admin(), "Mail", MAIL).then().statusCode(422);
        put(admin(), "mail", "{}").then().statusCode(422);
        put(admin(), "mail", "{\"name\":\"M\",\"members\":[{\"subject\":\"a\"},{\"subject\":\"a\"}]}")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/members"));
        put(agent(tenant), "mail", MAIL).then().statusCode(403);
        as(tenant, Roles.SALES_AGENT).get("/v1/queues").then().statusCode(403);
    }

    @Test
    void queuesAreTheBusinessOfTheirTenantAndThoseAbove() {
        put(admin(), "mail", MAIL);
        var below = tenant + "/northwind";

        agent(below).get("/v1/queues/mail").then().statusCode(404);
        agent(below).get("/v1/queues").then().body("items", hasSize(0));
        put(as(below, Roles.ADMIN_AGENT), "own", MAIL).then().statusCode(201);
        assertThat(keys("")).containsExactly("mail", "own");
    }

    private RequestSpecification admin() {
        return as(tenant, Roles.ADMIN_AGENT);
    }

    private static Response put(RequestSpecification who, String key, String body) {
        return who.body(body).put("/v1/queues/" + key);
    }

    private Response rules(String body) {
        return admin().body(body).put("/v1/queue-rules");
    }

    private Response handOver(String id, String body) {
        return agent(tenant).body(body).post("/v1/tickets/" + id + "/assignment/hand-over");
    }

    private List<String> keys(String more) {
        var keys = new ArrayList<String>();
        String next = null;
        do {
            var request = agent(tenant);
            var page = (next == null ? request : request.queryParam("cursor", next))
                    .get("/v1/queues?limit=2" + more)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            keys.addAll(page.getList("items.key", String.class));
            next = page.getString("next");
        } while (next != null);
        return keys;
    }
}
