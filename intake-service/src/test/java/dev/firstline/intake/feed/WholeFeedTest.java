package dev.firstline.intake.feed;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.patch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.devstack.test.WholeReads;
import dev.firstline.intake.Stack;
import dev.firstline.intake.ticket.TicketJournal;
import dev.firstline.intake.ticket.TicketRepository;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A full read equals the table: whatever the places, the page sizes and the writers are. */
@Stack
class WholeFeedTest {

    @Inject
    Transactions transactions;

    @Inject
    TicketRepository tickets;

    @Inject
    TicketJournal journal;

    @Test
    void eachScopeReadsEachOfItsChangesOnceAcrossEveryPowerOfTen() {
        var reads = WholeReads.random();
        var root = newTenant();
        var tenants = List.of(
                root, root + "/a", root + "/a/x", root + "/a/x/1", root + "/a-b", root + "/b", root + "-c", root + "0");
        FeedRows.makeRoomBelow();
        var places = new ArrayList<Long>();
        for (var place : reads.aroundPowersOfTen(7)) {
            places.addAll(Collections.nCopies(1 + reads.source().nextInt(8), place));
        }
        Collections.shuffle(places, reads.source());
        for (var place : places) {
            FeedRows.insert(tenants.get(reads.source().nextInt(tenants.size())), place);
        }

        for (var tenant : tenants) {
            reads.of(FeedRows.inOrder(tenant), FeedRows.pages(tenant));
        }
    }

    @Test
    void aTransactionThatBeganBeforeTheTicketsLastChangeIsToldAfterIt() throws Exception {
        var tenant = newTenant();
        var id = openId(tenant);
        var begun = new CountDownLatch(1);
        var overtaken = new CountDownLatch(1);
        try (var threads = Executors.newSingleThreadExecutor()) {
            // As the consumer does: it notes the event, which gives it an id, before it gets the lock of the ticket.
            var slow = threads.submit(() -> transactions.asPlatform(() -> {
                takeId();
                begun.countDown();
                awaited(overtaken);
                var ticket = tickets.forChange(List.of(UUID.fromString(id))).get(UUID.fromString(id));
                var fact = ticket.wrote(
                        Ids.next(),
                        CommunicationDirection.OUTBOUND,
                        CommunicationVisibility.CUSTOMER,
                        false,
                        Instant.now());
                journal.publish(ticket, List.of(fact), new Actor.Service("diagnosis-service"));
            }));
            begun.await();
            patch(tenant, id, "{\"severity\":\"A\"}").then().statusCode(200);
            overtaken.countDown();
            slow.get();
        }

        var changes = await().until(
                        () -> FeedRows.page(crm(tenant), null),
                        page -> page.getList("items").size() == 3);
        assertThat(changes.getList("items.version")).containsExactly(1, 2, 3);
        assertThat(changes.getList("items.service")).containsExactly(null, null, "diagnosis-service");
    }

    @Test
    void aReaderAmongManyWritersMissesNothingMeetsNothingTwiceAndSeesVersionsGrow() throws Exception {
        var reads = WholeReads.random();
        var tenant = newTenant();
        var ids = IntStream.range(0, 4).mapToObj(n -> openId(tenant)).toList();
        var tail = new ArrayList<String>();
        var versions = new HashMap<String, Integer>();
        String cursor = null;
        try (var threads = Executors.newFixedThreadPool(5)) {
            var writers = new ArrayList<Future<?>>();
            for (int writer = 0; writer < 4; writer++) {
                var seed = reads.source().nextLong();
                writers.add(threads.submit(() -> write(tenant, ids, new Random(seed))));
            }
            boolean done;
            do {
                done = writers.stream().allMatch(Future::isDone);
                var page = FeedRows.page(
                        agent(tenant).queryParam("limit", 1 + reads.source().nextInt(9)), cursor);
                cursor = page.getString("next");
                tail.addAll(page.getList("items.id", String.class));
                for (int i = 0; i < page.getList("items").size(); i++) {
                    var ticket = page.getString("items[" + i + "].ticketId");
                    int version = page.getInt("items[" + i + "].version");
                    assertThat(version).as("of " + ticket).isGreaterThanOrEqualTo(versions.getOrDefault(ticket, 0));
                    versions.put(ticket, version);
                }
                done &= !page.getBoolean("more");
            } while (!done);
            for (var writer : writers) {
                writer.get();
            }
        }
        var last = cursor;
        var all = FeedRows.inOrder(tenant);
        await().until(() -> {
            var page = FeedRows.page(agent(tenant).queryParam("limit", 200), last);
            return tail.size() + page.getList("items").size() == all.size() && tail.equals(all.subList(0, tail.size()));
        });
        reads.of(all, FeedRows.pages(tenant));
    }

    private void write(String tenant, List<String> ids, Random random) {
        for (int i = 0; i < 12; i++) {
            var id = ids.get(random.nextInt(ids.size()));
            if (random.nextBoolean()) {
                agent(tenant)
                        .body("{\"direction\":\"OUTBOUND\",\"visibility\":\"CUSTOMER\",\"body\":\"Soon.\"}")
                        .post("/v1/tickets/" + id + "/communications")
                        .then()
                        .statusCode(201);
            } else {
                transactions.asPlatform(() -> {
                    takeId();
                    var ticket = tickets.forChange(List.of(UUID.fromString(id))).get(UUID.fromString(id));
                    var fact = ticket.wrote(
                            Ids.next(),
                            CommunicationDirection.OUTBOUND,
                            CommunicationVisibility.CUSTOMER,
                            false,
                            Instant.now());
                    journal.publish(ticket, List.of(fact), new Actor.Service("sla-service"));
                });
            }
        }
    }

    private void takeId() {
        try (var connection = transactions.connection();
                var statement = connection.createStatement()) {
            statement.execute("select pg_current_xact_id()");
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
