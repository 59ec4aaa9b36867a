package dev.firstline.intake.feed;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.move;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.patch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.intake.Stack;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Stack
class ChangeFeedTest {

    @Test
    void everyChangeIsToldOnceInItsOrder() {
        var tenant = newTenant();
        var id = openId(tenant);
        patch(tenant, id, "{\"severity\":\"A\",\"title\":\"All printers\"}")
                .then()
                .statusCode(200);
        move(tenant, id, "TRIAGED");

        var changes = awaited(tenant, 4);

        assertThat(changes.getList("items.kind"))
                .containsExactly("OPENED", "SEVERITY_CHANGED", "TEXT_CORRECTED", "STATUS_CHANGED");
        assertThat(changes.getList("items.version")).containsExactly(1, 2, 3, 4);
        assertThat(readOn(tenant, changes.getString("next")).getList("items")).isEmpty();
    }

    @Test
    void aTransactionThatCommitsLateIsNotSkipped() throws SQLException {
        var tenant = newTenant();
        try (var late = FirstlineStack.superuser("intake").getConnection()) {
            late.setAutoCommit(false);
            var lateTicket = change(late, tenant);
            var early = openId(tenant);

            // The later transaction committed first. Were it told now, the earlier one would appear behind the cursor.
            var before = readOn(tenant, null);
            assertThat(before.getList("items")).isEmpty();
            late.commit();

            var after = await().until(
                            () -> readOn(tenant, before.getString("next")),
                            page -> page.getList("items").size() == 2);
            assertThat(after.getList("items.ticketId")).containsExactly(lateTicket, early);
        }
    }

    @Test
    void pagesFitTogetherWithoutGapOrRepetition() {
        var tenant = newTenant();
        var opened = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            opened.add(openId(tenant));
        }
        awaited(tenant, 5);
        var read = new ArrayList<String>();
        String cursor = null;
        boolean more = true;
        while (more) {
            var request = crm(tenant).queryParam("limit", 2);
            var page = (cursor == null ? request : request.queryParam("after", cursor))
                    .get("/v1/changes")
                    .jsonPath();
            read.addAll(page.getList("items.ticketId", String.class));
            cursor = page.getString("next");
            more = page.getBoolean("more");
        }
        assertThat(read).isEqualTo(opened);
    }

    @Test
    void aCursorOfAnotherTenantOrAForgedOneIsRefused() {
        var tenant = newTenant();
        openId(tenant);
        var foreign = readOn(newTenant(), null).getString("next");

        for (var cursor : List.of(foreign, "AAAA", foreign + "A", "%00", "ä")) {
            crm(tenant)
                    .queryParam("after", cursor)
                    .get("/v1/changes")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("urn:firstline:problem:invalid"));
        }
    }

    @Test
    void notesOfTheDeskAreToldToTheDeskAlone() {
        var tenant = newTenant();
        var id = openId(tenant);
        agent(tenant)
                .body("{\"direction\":\"OUTBOUND\",\"visibility\":\"INTERNAL\",\"body\":\"He always calls.\"}")
                .post("/v1/tickets/" + id + "/communications")
                .then()
                .statusCode(201);

        await().untilAsserted(() ->
                agent(tenant).get("/v1/changes").then().body("items.kind", equalTo(List.of("OPENED", "NOTE_ADDED"))));
        assertThat(readOn(tenant, null).getList("items.kind")).containsExactly("OPENED");
    }

    @Test
    void anotherTenantsChangesAreNotSeen() {
        openId(newTenant());

        crm(newTenant()).get("/v1/changes").then().statusCode(200).body("items", hasSize(0));
    }

    /** What was read once so many changes are told: any transaction of the server that still runs holds them back. */
    private static JsonPath awaited(String tenant, int changes) {
        return await().until(
                        () -> readOn(tenant, null),
                        page -> page.getList("items").size() == changes);
    }

    private static JsonPath readOn(String tenant, String cursor) {
        var request = crm(tenant);
        return (cursor == null ? request : request.queryParam("after", cursor))
                .get("/v1/changes")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** A change in an open transaction. */
    private static String change(Connection connection, String tenant) throws SQLException {
        var id = UUID.randomUUID();
        try (var statement = connection.prepareStatement(
                "insert into ticket_change (feed_position, ticket_id, tenant, version, kind, at)"
                        + " values (feed_place(0, 0), ?, ?, 1, 'OPENED', now())")) {
            statement.setObject(1, id);
            statement.setString(2, tenant);
            statement.executeUpdate();
        }
        return id.toString();
    }
}
