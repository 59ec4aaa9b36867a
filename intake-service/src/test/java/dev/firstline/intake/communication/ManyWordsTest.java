package dev.firstline.intake.communication;

import static dev.firstline.intake.IntakeApi.as;
import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.reference.ReferenceApi.atOnce;
import static dev.firstline.intake.reference.ReferenceApi.list;
import static dev.firstline.intake.reference.ReferenceApi.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.intake.Stack;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Words on many tickets by one request. */
@Stack
class ManyWordsTest {

    private final String tenant = newTenant();

    @Test
    void eachGoesToItsTicketInTheirOrderAndTheSameRequestAgainAddsNothing() {
        var one = openId(tenant);
        var other = openId(tenant);
        put(tenant, "/v1/tickets/" + other, "crm", "4711").then().statusCode(200);
        String[] words = {
            words("\"ticketId\":\"" + one + "\"", "first", "mail:1"),
            words("\"ticketReference\":{\"system\":\"crm\",\"id\":\"4711\"}", "other", "mail:2"),
            words("\"ticketId\":\"" + one + "\"", "second", "mail:3")
        };

        var added = send(words);
        added.then()
                .statusCode(200)
                .body("items.status", equalTo(List.of(201, 201, 201)))
                .body("items.communication.ticketId", equalTo(List.of(one, other, one)));
        send(words)
                .then()
                .body("items.status", equalTo(List.of(200, 200, 200)))
                .body("items.communication", equalTo(added.path("items.communication")));

        assertThat(thread(one)).containsExactly("first", "second");
        assertThat(thread(other)).containsExactly("other");
    }

    @Test
    void whatIsRefusedUndoesNoOther() {
        var id = openId(tenant);
        var foreign = openId(newTenant());

        send(
                        words("\"ticketId\":\"" + foreign + "\"", "x"),
                        words("\"ticketReference\":{\"system\":\"crm\",\"id\":\"absent\"}", "x"),
                        words("\"ticketId\":null", "x"),
                        words("\"ticketId\":\"" + id + "\",\"ticketReference\":{\"system\":\"crm\",\"id\":\"1\"}", "x"),
                        words("\"ticketId\":\"" + id + "\"", "told"))
                .then()
                .statusCode(200)
                .body("items.status", equalTo(List.of(404, 404, 422, 422, 201)));
        assertThat(thread(id)).containsExactly("told");
        send(Collections.nCopies(101, words("\"ticketId\":\"" + id + "\"", "x")).toArray(String[]::new))
                .then()
                .statusCode(422);
        as(tenant, Roles.BILLING_ADMIN)
                .body("{\"communications\":[" + words("\"ticketId\":\"" + id + "\"", "x") + "]}")
                .post("/v1/communications")
                .then()
                .body("items.status", equalTo(List.of(403)));
    }

    @RepeatedTest(3)
    void backlogsOfTheSameInAnyOrderAreAddedOnce() throws Exception {
        var ids = IntStream.range(0, 10).mapToObj(n -> openId(tenant)).toList();
        var ascending = IntStream.range(0, 10)
                .mapToObj(n -> words("\"ticketId\":\"" + ids.get(n) + "\"", "w" + n, "mail:" + n, "crm:" + (20 - n)))
                .toList();
        var orders = List.of(ascending, ascending.reversed());

        var answers = atOnce(8, n -> send(orders.get(n % 2).toArray(String[]::new)));

        assertThat(answers.stream()
                        .flatMap(answer -> answer.jsonPath().getList("items.status", Integer.class).stream())
                        .collect(Collectors.groupingBy(status -> status, Collectors.counting())))
                .containsOnlyKeys(200, 201)
                .containsEntry(201, 10L);
    }

    private List<String> thread(String id) {
        return crm(tenant)
                .get("/v1/tickets/" + id + "/communications")
                .jsonPath()
                .getList("items.body", String.class);
    }

    private Response send(String... words) {
        return crm(tenant)
                .body("{\"communications\":[" + String.join(",", words) + "]}")
                .post("/v1/communications");
    }

    private static String words(String ticket, String body, String... references) {
        return "{" + ticket + ",\"words\":{\"direction\":\"OUTBOUND\",\"visibility\":\"CUSTOMER\",\"body\":\"" + body
                + "\",\"references\":" + list(references) + "}}";
    }
}
