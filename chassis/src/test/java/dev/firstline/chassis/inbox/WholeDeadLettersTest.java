package dev.firstline.chassis.inbox;

import dev.firstline.chassis.fixture.Stack;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.devstack.test.StoredRows;
import dev.firstline.devstack.test.WholeReads;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

/** Every list that is read by a cursor: pages of any sizes are the whole list, each row once, in the promised order. */
@Stack
class WholeDeadLettersTest {

    private final StoredRows rows = StoredRows.of("chassis");
    private final WholeReads reads = WholeReads.random();

    @Test
    void deadLettersOldestFirst() {
        var tenant = "dead-" + Long.toString(System.nanoTime(), 36);
        long offset = 0;
        for (var id : reads.ids()) {
            rows.change("""
                    insert into dead_letter (id, consumer, topic, partition, "offset", headers, tenant, cause, detail, blocks, state)
                    values (?, ?, 'firstline.ticket.v1', 0, ?, '{}', ?, 'HANDLER', 'detail', false, 'DISCARDED')
                    """, id, tenant, offset++, tenant);
        }
        reads.of(
                rows.column("select id from dead_letter where tenant = ? order by id", tenant),
                pages(
                        RestAssured.given()
                                .auth()
                                .oauth2(FirstlineStack.token(tenant, "ops"))
                                .queryParam("state", "DISCARDED"),
                        "/v1/ops/intake-service/dead-letters",
                        "id"));
    }

    private static WholeReads.Pages<String> pages(RequestSpecification request, String path, String id) {
        return (cursor, limit) -> {
            var asked = RestAssured.given().spec(request).queryParam("limit", limit);
            var page = (cursor == null ? asked : asked.queryParam("after", cursor))
                    .get(path)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            return new WholeReads.Page<>(page.getList("items." + id, String.class), page.getString("next"));
        };
    }
}
