package dev.firstline.intake.label;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.as;
import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.move;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.read;
import static dev.firstline.intake.IntakeApi.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.intake.Stack;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Stack
class TicketLabelsTest {

    private final String tenant = newTenant();

    @Test
    void labelsThatATicketIsOpenedWithAreOnItAndInTheLists() {
        var id = opened("[\"vip\",\"call-back\",\"vip\"]")
                .then()
                .statusCode(201)
                .body("labels", equalTo(List.of("call-back", "vip")))
                .extract()
                .<String>path("id");
        openId(tenant);

        assertThat(read(tenant, id).getList("labels")).containsExactly("call-back", "vip");
        agent(tenant)
                .get("/v1/tickets?label=vip")
                .then()
                .body("items.id", equalTo(List.of(id)))
                .body("items[0].labels", equalTo(List.of("call-back", "vip")));
        agent(tenant).get("/v1/tickets?label=vip&status=CLOSED").then().body("items.id", equalTo(List.of()));
        agent(tenant).get("/v1/tickets?label=vip&customer=C-1").then().body("items.id", equalTo(List.of(id)));
        // It is told once, by its opening.
        await().until(() -> kinds().size() == 2);
        assertThat(kinds()).containsOnly("OPENED");
    }

    @Test
    void ticketsInBulkHaveThemTooAndARepeatedRequestIsAnsweredAlike() {
        var body = "{\"tickets\":[" + withLabels("[\"vip\"]") + "," + ticket("plain") + "]}";
        crm(tenant)
                .body(body)
                .post("/v1/tickets/bulk")
                .then()
                .statusCode(200)
                .body("items.status", equalTo(List.of(201, 201)));
        assertThat(agent(tenant).get("/v1/tickets?label=vip").jsonPath().getList("items"))
                .hasSize(1);

        var key = UUID.randomUUID().toString();
        var first = crm(tenant)
                .header("Idempotency-Key", key)
                .body(withLabels("[\"once\"]"))
                .post("/v1/tickets");
        var second = crm(tenant)
                .header("Idempotency-Key", key)
                .body(withLabels("[\"once\"]"))
                .post("/v1/tickets");
        assertThat(second.<String>path("id")).isEqualTo(first.path("id"));
        assertThat(agent(tenant).get("/v1/tickets?label=once").jsonPath().getList("items"))
                .hasSize(1);
    }

    @Test
    void labelsComeAndGoWithTheirChangeInTheFeedAndTheVersionStays() {
        var id = openId(tenant);
        change(id, "{\"add\":[\"b\",\"a\"]}").then().statusCode(200).body("labels", equalTo(List.of("a", "b")));
        change(id, "{\"add\":[\"b\",\"a\"]}").then().statusCode(200);
        move(tenant, id, "CANCELED");
        change(id, "{\"add\":[\"c\"],\"remove\":[\"a\"]}").then().body("labels", equalTo(List.of("b", "c")));

        assertThat(read(tenant, id).getInt("version")).isEqualTo(2);
        assertThat(ids("a")).isEmpty();
        assertThat(ids("b")).containsExactly(id);
        assertThat(ids("c")).containsExactly(id);
        await().until(() -> kinds().size() == 4);
        assertThat(kinds()).containsExactly("OPENED", "LABELS_CHANGED", "STATUS_CHANGED", "LABELS_CHANGED");
        assertThat(crm(tenant).get("/v1/changes").jsonPath().getList("items.subject"))
                .containsOnly("test-user");
    }

    @Test
    void whatIsNoLabelOrOneTooManyIsRefused() {
        var id = openId(tenant);
        change(id, "{\"add\":[\"VIP\"]}").then().statusCode(422).body("errors.pointer", hasItem("/add/0"));
        opened("[\"a\",\"b c\"]").then().statusCode(422).body("errors.pointer", hasItem("/labels/1"));
        opened("[null]").then().statusCode(422);
        var twenty =
                IntStream.range(0, Labels.MOST).mapToObj(n -> "\"n" + n + "\"").collect(Collectors.joining(","));
        change(id, "{\"add\":[" + twenty + "]}").then().statusCode(200);
        change(id, "{\"add\":[\"more\"]}").then().statusCode(409).body("detail", containsString("20"));
        change(id, "{\"add\":[\"more\"],\"remove\":[\"n0\"]}").then().statusCode(200);
        as(tenant, Roles.BILLING_ADMIN)
                .body("{}")
                .post("/v1/tickets/" + id + "/labels")
                .then()
                .statusCode(403);
        agent(newTenant())
                .body("{}")
                .post("/v1/tickets/" + id + "/labels")
                .then()
                .statusCode(404);
        agent(tenant).get("/v1/tickets?label=").then().statusCode(422);
    }

    private Response opened(String labels) {
        return crm(tenant).body(withLabels(labels)).post("/v1/tickets");
    }

    private static String withLabels(String labels) {
        return ticket("labelled").strip().replaceFirst("}$", ",\"labels\":" + labels + "}");
    }

    private Response change(String id, String body) {
        return agent(tenant).body(body).post("/v1/tickets/" + id + "/labels");
    }

    private List<String> ids(String label) {
        return agent(tenant).get("/v1/tickets?label=" + label).jsonPath().getList("items.id", String.class);
    }

    private List<String> kinds() {
        return crm(tenant).get("/v1/changes").jsonPath().getList("items.kind", String.class);
    }
}
