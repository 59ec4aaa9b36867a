package dev.firstline.intake.feed;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.firstline.devstack.test.WholeReads;
import dev.firstline.intake.Stack;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of the feed over the months: quiet tenants, old changes, restored databases. */
@Stack
class FeedLifeTest {

    @Inject
    FeedRetention retention;

    @Inject
    Clock clock;

    @Test
    void theCursorOfAQuietTenantMovesWithTheOthers() {
        var quiet = newTenant();
        var before = next(quiet, null);

        openId(newTenant());

        await().until(() -> next(quiet, before), after -> !after.equals(before));
        var moved = next(quiet, before);
        var own = openId(quiet);
        await().until(
                        () -> FeedRows.page(crm(quiet), moved).getList("items.ticketId"),
                        told -> told.equals(List.of(own)));
    }

    @Test
    void aReaderThatReadsAllTicketsBeginsAtTheEndOfTheFeed() {
        var tenant = newTenant();
        openId(tenant);
        awaited(tenant, null, 1);

        var end = FeedRows.page(crm(tenant), "latest");
        assertThat(end.getList("items")).isEmpty();
        assertThat(end.getBoolean("more")).isFalse();
        var later = openId(tenant);

        assertThat(awaited(tenant, end.getString("next"), 1).getList("items.ticketId"))
                .containsExactly(later);
    }

    @Test
    void whatIsOldIsDeletedAndACursorThatWouldMissItIsToldWhatToDo() {
        var tenant = newTenant();
        var old = next(tenant, null);
        openId(tenant);
        awaited(tenant, old, 1);
        // At the mark the change is in the feed.
        var marked = clock.instant();
        retention.tidy(marked);
        var young = openId(tenant);
        var afterwards = awaited(tenant, null, 2).getString("next");

        retention.tidy(marked.plus(Duration.ofDays(89)));
        assertThat(awaited(tenant, old, 2).getList("items")).hasSize(2);
        retention.tidy(marked.plus(Duration.ofDays(90)).plus(Duration.ofHours(1)));

        crm(tenant)
                .queryParam("after", old)
                .get("/v1/changes")
                .then()
                .statusCode(410)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:firstline:problem:cursor-expired"))
                .body("detail", containsString("after=latest"))
                .body("detail", containsString("/v1/tickets"));
        assertThat(awaited(tenant, null, 1).getList("items.ticketId")).containsExactly(young);
        FeedRows.page(crm(tenant), afterwards);
    }

    @Test
    void moreThanOneBiteOfOldChangesIsDeleted() {
        var tenant = newTenant();
        FeedRows.change("""
                insert into ticket_change (feed_position, ticket_id, tenant, version, kind, at)
                select feed_place(0, 0), gen_random_uuid(), ?, 1, 'OPENED', now() from generate_series(1, 5001)
                """, tenant);
        await().until(() -> !FeedRows.page(crm(tenant), null).getList("items").isEmpty());
        var marked = clock.instant();
        retention.tidy(marked);

        retention.tidy(marked.plus(Duration.ofDays(91)));

        assertThat(FeedRows.read("select count(*) from ticket_change where tenant = ?", tenant))
                .containsExactly("0");
    }

    @Test
    void afterARestoreIntoAYoungerServerAllIsThereAndOlderCursorsAreRefused() {
        var reads = WholeReads.random();
        var tenant = newTenant();
        openId(tenant);
        var cursor = awaited(tenant, null, 1).getString("next");
        // The server that the dump came from had counted much further.
        for (var place : reads.aroundPowersOfTen(4)) {
            FeedRows.insert(tenant, 2_000_000_000L + place);
        }
        FeedRows.change("update feed_epoch set incarnation = '7000000000000000001/00000001/16384'");

        var before = FeedRows.inOrder(tenant);
        reads.of(before, FeedRows.pages(tenant));
        refused(tenant, cursor);
        var after = next(tenant, null);
        var opened = openId(tenant);

        assertThat(awaited(tenant, after, 1).getList("items.ticketId")).containsExactly(opened);
        var all = FeedRows.inOrder(tenant);
        assertThat(all.subList(0, before.size())).isEqualTo(before);
        reads.of(all, FeedRows.pages(tenant));
    }

    @Test
    void numbersThatMayHaveBeenGivenSinceTheBackupAreLeftOut() {
        var tenant = newTenant();
        openId(tenant);
        long before = counted();
        FeedRows.change("update feed_epoch set incarnation = '7000000000000000001/00000001/16384'");

        next(tenant, null);

        assertThat(counted()).isGreaterThanOrEqualTo(before + 100_000);
    }

    private static long counted() {
        return Long.parseLong(
                FeedRows.read("select last_value::text from ticket_count").getFirst());
    }

    @Test
    void aTicketThatWasRestoredIsChangedInTheNewOrder() {
        var tenant = newTenant();
        var id = openId(tenant);
        FeedRows.change("update ticket set feed_position = 3000000000 where id = ?::uuid", id);
        FeedRows.change("update ticket_change set feed_position = 3000000000 where ticket_id = ?::uuid", id);
        FeedRows.change("update feed_epoch set incarnation = '7000000000000000001/00000001/16384'");
        var cursor = next(tenant, null);

        agent(tenant)
                .body("{\"direction\":\"OUTBOUND\",\"visibility\":\"CUSTOMER\",\"body\":\"Soon.\"}")
                .post("/v1/tickets/" + id + "/communications")
                .then()
                .statusCode(201);

        assertThat(awaited(tenant, cursor, 1).getList("items.version")).containsExactly(2);
    }

    @Test
    void aCursorFromAheadOfTheFeedTellsOfFilesThatWerePutBack() {
        var tenant = newTenant();
        FeedRows.change("update feed_epoch set base = base + 50000000");
        var ahead = next(tenant, null);
        FeedRows.change("update feed_epoch set base = base - 50000000");

        refused(tenant, ahead);
        // Also when the feed has come as far again.
        FeedRows.change("update feed_epoch set base = base + 60000000");
        refused(tenant, ahead);
    }

    @Test
    void manyChangesOfOneMomentAreToldApartByTheirIds() {
        var tenant = newTenant();
        FeedRows.makeRoomBelow();
        Collections.nCopies(30, tenant).forEach(t -> FeedRows.insert(t, 5));
        var ids = FeedRows.inOrder(tenant);

        assertThat(ids).doesNotHaveDuplicates().hasSize(30);
        WholeReads.random().of(ids, FeedRows.pages(tenant));
    }

    private static void refused(String tenant, String cursor) {
        crm(tenant)
                .queryParam("after", cursor)
                .get("/v1/changes")
                .then()
                .statusCode(410)
                .body("type", equalTo("urn:firstline:problem:cursor-expired"));
    }

    private static String next(String tenant, String cursor) {
        return FeedRows.page(crm(tenant), cursor).getString("next");
    }

    private static JsonPath awaited(String tenant, String cursor, int changes) {
        return await().until(
                        () -> FeedRows.page(crm(tenant), cursor),
                        page -> page.getList("items").size() == changes);
    }
}
