package dev.firstline.intake.feed;

import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.devstack.test.WholeReads;
import dev.firstline.intake.IntakeApi;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The table behind the feed, and the feed as its readers page through it. */
final class FeedRows {

    private FeedRows() {}

    /** Runs a statement that no row level security binds. */
    static int change(String sql, Object... values) {
        try (var connection = FirstlineStack.superuser("intake").getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of a query, as text. */
    static List<String> read(String sql, Object... values) {
        try (var connection = FirstlineStack.superuser("intake").getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            var column = new ArrayList<String>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    column.add(result.getString(1));
                }
            }
            return column;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes the places up to ten million those of transactions that are long over, and kept. */
    static void makeRoomBelow() {
        change("update feed_epoch set base = base + 10000000, kept_from = 0");
    }

    /** Notes a change at that place. */
    static void insert(String tenant, long place) {
        change("""
                insert into ticket_change (feed_position, ticket_id, tenant, version, kind, at)
                values (?, ?, ?, 1, 'OPENED', now())
                """, place, UUID.randomUUID(), tenant);
    }

    /** The ids of the changes of the tenant and those below it, in the order of the feed. */
    static List<String> inOrder(String tenant) {
        return read(
                "select id from ticket_change where tenant = ? or starts_with(tenant, ? || '/') order by feed_position, seq",
                tenant,
                tenant);
    }

    /** The ids that a reader meets. */
    static WholeReads.Pages<String> pages(String tenant) {
        return (cursor, limit) -> {
            var page = page(IntakeApi.agent(tenant).queryParam("limit", limit), cursor);
            return new WholeReads.Page<>(
                    page.getList("items.id", String.class), page.getBoolean("more") ? page.getString("next") : null);
        };
    }

    /** A page after a cursor, which may be null. */
    static JsonPath page(RequestSpecification request, String cursor) {
        return (cursor == null ? request : request.queryParam("after", cursor))
                .get("/v1/changes")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
