package dev.firstline.sla.settings;

import dev.firstline.devstack.test.StoredRows;
import dev.firstline.devstack.test.WholeReads;
import dev.firstline.sla.fixture.Api;
import dev.firstline.sla.fixture.Stack;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every list that is read by a cursor: pages of any sizes are the whole list, each row once, in the promised order. */
@Stack
class WholeListsTest {

    private final StoredRows rows = StoredRows.of("sla");
    private final WholeReads reads = WholeReads.random();

    @ParameterizedTest
    @CsvSource({"policy, policies", "calendar, calendars"})
    void versionsTheLatestFirst(String table, String path) {
        var tenant = Api.freshTenant();
        long version = 8;
        for (var id : reads.ids().stream().sorted().toList()) {
            version++;
            // Versions of one, two and three digits, most of them withdrawn at the same moment.
            rows.change(
                    "insert into " + table
                            + " (id, tenant, code, version, document, valid_from, author, set_at, withdrawn_at,"
                            + " withdrawn_by) values (?, ?, 'own', ?, null, '2026-11-21', 'me', now(), '2026-11-21', 'me')",
                    id,
                    tenant,
                    version);
        }
        reads.of(
                rows.column("select version from " + table + " where tenant = ? order by id desc", tenant),
                pages(Api.as(tenant, "admin-agent"), "/v1/" + path + "/own/versions", "version"));
    }

    private static WholeReads.Pages<String> pages(RequestSpecification request, String path, String id) {
        return (cursor, limit) -> {
            var asked = RestAssured.given().spec(request).queryParam("limit", limit);
            var page = (cursor == null ? asked : asked.queryParam("cursor", cursor))
                    .get(path)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            return new WholeReads.Page<>(page.getList("items." + id, String.class), page.getString("next"));
        };
    }
}
