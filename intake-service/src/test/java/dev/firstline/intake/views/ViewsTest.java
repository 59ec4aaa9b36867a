package dev.firstline.intake.views;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.newTenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.devstack.test.StoredRows;
import dev.firstline.devstack.test.WholeReads;
import dev.firstline.intake.Stack;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Stack
class ViewsTest {

    private static final String SEARCH = "{\"q\":\"\\\"no mail\\\" ölä&b -x\",\"status\":\"NEW\",\"sort\":\"NEWEST\"}";

    private final String tenant = newTenant();

    @Test
    void aViewIsKeptAndItsHrefRunsIt() {
        var view = add(agent(tenant), "TENANT", SEARCH);

        assertThat(view.getString("changedAt")).isEqualTo(view.getString("createdAt"));
        assertThat(view.getString("href"))
                .isEqualTo("/v1/tickets/search?q=%22no%20mail%22%20%C3%B6l%C3%A4%26b%20-x&sort=NEWEST&status=NEW");
        assertThat(view.getString("query.q")).isEqualTo("\"no mail\" ölä&b -x");
        for (var kept : new JsonPath[] {
            view,
            add(agent(tenant), "TENANT", "{\"severity\":\"A\",\"breached\":true}"),
            add(agent(tenant), "PRIVATE", "{}")
        }) {
            agent(tenant)
                    .urlEncodingEnabled(false)
                    .get(kept.getString("href"))
                    .then()
                    .statusCode(200);
        }
        agent(tenant)
                .get("/v1/views/" + view.getString("id"))
                .then()
                .statusCode(200)
                .body("name", equalTo("mine"));
    }

    @Test
    void whatIsPrivateIsItsOwnersAloneAndWhatIsSharedIsTheTenantsAndThoseAbove() {
        var below = tenant + "/below";
        var own = add(agent(below), "PRIVATE", "{}").getString("id");
        var shared = add(agent(below), "TENANT", "{}").getString("id");

        for (var other : new RequestSpecification[] {somebodyElse(below, Roles.HELPDESK_AGENT), agent(tenant)}) {
            var list = other.get("/v1/views").jsonPath().getList("items.id", String.class);
            assertThat(list).containsExactly(shared);
        }
        somebodyElse(below, Roles.HELPDESK_AGENT).get("/v1/views/" + own).then().statusCode(404);
        agent(tenant).get("/v1/views/" + shared).then().statusCode(200);
        agent(newTenant()).get("/v1/views/" + shared).then().statusCode(404);
        assertThat(agent(below).get("/v1/views").jsonPath().getList("items.id", String.class))
                .containsExactly(shared, own);
        // What a tenant above shares is not inherited.
        add(agent(tenant), "TENANT", "{}");
        assertThat(agent(below).get("/v1/views").jsonPath().getList("items.id", String.class))
                .hasSize(2);
    }

    @Test
    void theOwnerChangesItAndOfWhatIsSharedAnAdministrator() {
        var id = add(agent(tenant), "TENANT", "{}").getString("id");
        var path = "/v1/views/" + id;
        agent(tenant).body(body("PRIVATE", "{}")).put(path).then().statusCode(428);
        somebodyElse(tenant, Roles.HELPDESK_AGENT)
                .header("If-Match", "\"1\"")
                .body(body("TENANT", "{}"))
                .put(path)
                .then()
                .statusCode(403);
        somebodyElse(tenant, Roles.HELPDESK_AGENT)
                .header("If-Match", "\"1\"")
                .delete(path)
                .then()
                .statusCode(403);
        agent(tenant)
                .header("If-Match", "\"1\"")
                .body(body("TENANT", "{\"status\":\"NEW\"}"))
                .put(path)
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("href", equalTo("/v1/tickets?status=NEW"));
        agent(tenant).header("If-Match", "\"1\"").delete(path).then().statusCode(412);
        somebodyElse(tenant, Roles.ADMIN_AGENT)
                .header("If-Match", "\"2\"")
                .delete(path)
                .then()
                .statusCode(204);
        agent(tenant).get(path).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"q\":\"\"}",
                "{\"q\":\"-x\"}",
                "{\"language\":\"DE\"}",
                "{\"sort\":\"NEWEST\"}",
                "{\"openedAfter\":\"yesterday\"}",
                "{\"customer\":\"\"}",
                "{\"owner\":\"\"}",
                "{\"queue\":\"\"}",
                "{\"label\":\"\"}",
                "{\"field\":\"contract\"}",
                "{\"followUpBefore\":\"tomorrow\"}",
                "{\"status\":\"OPEN\"}",
                "{\"colour\":\"red\"}"
            })
    void whatTheSearchWouldNotTakeIsNotKept(String query) {
        agent(tenant)
                .body(body("TENANT", query))
                .post("/v1/views")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem(startsWith("/query/")));
    }

    @Test
    void aPersonHasSoManyAtMost() {
        StoredRows.of("intake")
                .change(
                        """
                insert into saved_view (id, tenant, owner, name, visibility, query, created_at, changed_at)
                select gen_random_uuid(), tenant, owner, 'n', 'PRIVATE', '{}', now(), now()
                from saved_view, generate_series(2, ?) where id = ?::uuid
                """,
                        SavedViews.MOST_OF_OWNER,
                        add(crm(tenant), "PRIVATE", "{}").getString("id"));

        crm(tenant)
                .body(body("PRIVATE", "{}"))
                .post("/v1/views")
                .then()
                .statusCode(429)
                .body("type", equalTo("urn:firstline:problem:quota-exceeded"))
                .body("violated-policies", equalTo(List.of("views")));
    }

    @Test
    void theListIsWhole() {
        var rows = StoredRows.of("intake");
        var reads = WholeReads.random();
        for (var id : reads.ids()) {
            rows.change(
                    """
                    insert into saved_view (id, tenant, owner, name, visibility, query, created_at, changed_at)
                    values (?, ?, 'somebody', 'n', ?, '{}', now(), now())
                    """,
                    id,
                    reads.source().nextBoolean() ? tenant : tenant + "/below",
                    reads.source().nextInt(3) == 0 ? "PRIVATE" : "TENANT");
        }
        reads.of(
                rows.column(
                        "select id from saved_view where split_part(tenant, '/', 1) = ? and visibility = 'TENANT' order by id desc",
                        tenant),
                (cursor, limit) -> {
                    var asked = agent(tenant).queryParam("limit", limit);
                    var page = (cursor == null ? asked : asked.queryParam("cursor", cursor))
                            .get("/v1/views")
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath();
                    return new WholeReads.Page<>(page.getList("items.id", String.class), page.getString("next"));
                });
    }

    private static String body(String visibility, String query) {
        return "{\"name\":\"mine\",\"visibility\":\"" + visibility + "\",\"query\":" + query + "}";
    }

    private static JsonPath add(RequestSpecification as, String visibility, String query) {
        return as.body(body(visibility, query))
                .post("/v1/views")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /** Another subject of the same tenant. */
    private static RequestSpecification somebodyElse(String tenant, String role) {
        return RestAssured.given()
                .auth()
                .oauth2(FirstlineStack.tokens().validFor("somebody-else", tenant, role))
                .contentType(ContentType.JSON)
                .accept(ContentType.JSON);
    }
}
