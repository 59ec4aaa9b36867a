package dev.firstline.escalation.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.Topic;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.devstack.test.StoredRows;
import dev.firstline.escalation.chase.Chase;
import dev.firstline.escalation.rim.EscalationRimTest;
import dev.firstline.escalation.rim.World;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is reminded of what waits. Moving what is stored back stands for the hours that pass. */
@EscalationRimTest
class ChaseTest {

    private final StoredRows rows = StoredRows.of("escalation");
    private final UUID ticket = Ids.next();
    private final World world = World.ofItsOwn();

    @Inject
    ChaseWatch watch;

    @Inject
    ChaseRows chases;

    @Inject
    Transactions transactions;

    private String filed() {
        world.isPartner("DIRECT_BILL").holds("PSFP");
        return filed(world, ticket);
    }

    private static String filed(World of, UUID ticket) {
        of.hearOpened(ticket).hearDecision(ticket, Outcome.ESCALATE_MICROSOFT, ProductFamily.AZURE, "Azure");
        var id = of.awaitEscalationId(ticket, "OPEN");
        of.agent()
                .body("{\"vendorCaseNumber\":\"4711\"}")
                .post("/v1/escalations/" + id + "/filing")
                .then()
                .statusCode(200);
        return id;
    }

    private void move(String id, String move) {
        world.agent()
                .body("{\"move\":\"" + move + "\",\"note\":\"n\"}")
                .post("/v1/escalations/" + id + "/moves")
                .then()
                .statusCode(200);
    }

    /** As if so much more time had passed since it came to where it stands. */
    private void pass(String id, String interval) {
        rows.change(
                "update escalation set progress_since = progress_since - ?::interval, chase_at = chase_at - ?::interval where id = ?::uuid",
                interval,
                interval,
                id);
        watch.turn();
    }

    private List<String> told(UUID of) {
        return rows.column(
                "select convert_from(payload, 'UTF8')::jsonb ->> 'awaited' || ' ' || (convert_from(payload, 'UTF8')::jsonb ->> 'step') from outbox where key = ? and headers ->> 'ce_type' = 'escalation.chase-due' order by id",
                of.toString());
    }

    private void awaitTold(String... steps) {
        await().atMost(World.PATIENCE)
                .untilAsserted(() -> assertThat(told(ticket)).containsExactly(steps));
    }

    private String next(String id) {
        return rows.column("select chase_at from escalation where id = ?::uuid", id)
                .getFirst();
    }

    @Test
    void aSilentVendorIsToldAtItsPromiseAndBeyondOnceHoweverManyLook() throws Exception {
        var id = filed();
        pass(id, "1 hour 59 minutes");
        assertThat(told(ticket)).isEmpty();

        rows.change(
                "update escalation set progress_since = progress_since - interval '2 minutes', chase_at = chase_at - interval '2 minutes' where id = ?::uuid",
                id);
        try (var copies = Executors.newFixedThreadPool(4)) {
            copies.invokeAll(Collections.nCopies(8, () -> watch.turn()));
        }
        awaitTold("INITIAL_RESPONSE 1");
        pass(id, "1 hour");
        awaitTold("INITIAL_RESPONSE 1", "INITIAL_RESPONSE 2");

        var record = FirstlineStack.kafka()
                .await(
                        Topic.ESCALATION.topicName(),
                        World.PATIENCE,
                        one -> one.key().equals(ticket.toString()) && one.type().equals("escalation.chase-due"));
        assertThat(World.body(record))
                .containsEntry("escalationId", id)
                .containsEntry("awaited", "INITIAL_RESPONSE")
                .containsEntry("vendorCaseNumber", "4711");
        assertThat(rows.column("select version from escalation where id = ?::uuid", id))
                .as("nobody's ETag changes by a reminder")
                .containsExactly("1");
    }

    @Test
    void whatTheVendorSaysEndsTheChaseAndItsQuestionBeginsAnother() {
        var id = filed();
        assertThat(next(id)).isNotNull();
        move(id, "ACKNOWLEDGE");
        assertThat(next(id)).isNull();

        move(id, "VENDOR_ASKS");
        pass(id, "5 hours");
        awaitTold("OUR_ANSWER 1");
        move(id, "ANSWER");
        assertThat(next(id)).isNull();
    }

    @Test
    void ofSeveralThatCameDueTheLatestAloneIsTold() {
        var id = filed();

        pass(id, "40 days");

        awaitTold("INITIAL_RESPONSE 3");
        assertThat(next(id)).isNull();
    }

    @Test
    void aReadyPacketIsChasedUntilItIsFiled() {
        world.isPartner("DIRECT_BILL").holds("PSFP");
        var id = world.escalatesDatabase(ticket);
        assertThat(next(id)).as("nobody is reminded of what is prepared").isNull();
        world.agent()
                .header("If-Match", "\"0\"")
                .body("""
                        {"problemStart":"2026-11-21T13:05:00Z","impact":"The shop is offline",
                         "stepsTried":"Failover tried","customerDomain":"harlow.example",
                         "subscriptionId":"8a4ddeee-1111-2222-3333-123456789012"}""")
                .put("/v1/escalations/" + id + "/filing-details")
                .then()
                .statusCode(200);
        move(id, "MARK_READY");

        pass(id, "61 minutes");
        awaitTold("FILING 1");
        world.hearStatus(ticket, 2, TicketStatus.CANCELED);
        world.awaitEscalation(ticket, "CANCELLED");
        assertThat(next(id)).isNull();
    }

    @Test
    void theCustomerIsToBeToldOfTheSolutionAndThatEndsIt() {
        var id = filed();
        move(id, "OFFER_SOLUTION");
        move(id, "ACCEPT");
        pass(id, "5 hours");
        awaitTold("CUSTOMER_TOLD 1");

        world.hear(new TicketEvent.CommunicationAdded(
                ticket,
                3,
                Instant.now(),
                Ids.next(),
                CommunicationDirection.OUTBOUND,
                CommunicationVisibility.CUSTOMER,
                null));
        await().atMost(World.PATIENCE)
                .until(() -> rows.column("select customer_told_at from ticket where ticket_id = ?", ticket)
                                .getFirst()
                        != null);
        pass(id, "10 days");

        await().atMost(World.PATIENCE).until(() -> next(id) == null);
        assertThat(told(ticket)).containsExactly("CUSTOMER_TOLD 1");
    }

    @Test
    void whatBreaksOffWhileItIsToldIsToldByTheNextLook() {
        var id = filed();
        rows.change("""
                create function break_chase() returns trigger language plpgsql as $$
                begin
                    if new.tenant = '%s' and new.chase_step > 0 then
                        raise exception 'broken off' using errcode = '57P01';
                    end if;
                    return new;
                end $$""".formatted(world.tenant()));
        rows.change(
                "create trigger break_chase before update on escalation for each row execute function break_chase()");
        try {
            rows.change(
                    "update escalation set progress_since = progress_since - interval '2 hours', chase_at = chase_at - interval '2 hours' where id = ?::uuid",
                    id);
            try {
                watch.turn();
            } catch (RuntimeException e) {
                assertThat(told(ticket)).isEmpty();
            }
            assertThat(told(ticket)).isEmpty();
        } finally {
            rows.change("drop trigger break_chase on escalation");
            rows.change("drop function break_chase");
        }

        awaitTold("INITIAL_RESPONSE 1");
    }

    @Test
    void theFirstOfEachTenantComesBeforeTheSecondOfAny() {
        var other = World.ofItsOwn().isPartner("DIRECT_BILL").holds("PSFP");
        var first = filed();
        var second = filed(world, Ids.next());
        var others = filed(other, Ids.next());
        var due = Instant.parse("2020-01-01T00:00:00Z");
        var ids = new ArrayList<String>();
        // Before the worker comes to them.
        transactions.asPlatform(() -> {
            chase(first, due);
            chase(second, due.plusSeconds(1));
            chase(others, due.plusSeconds(2));
            chases.due(due.plusSeconds(60), 10, 100)
                    .forEach(one -> ids.add(one.id().toString()));
            chases.due(due.plusSeconds(60), 1, 100)
                    .forEach(one -> assertThat(one.id()).isNotEqualTo(UUID.fromString(second)));
            chase(first, null);
            chase(second, null);
            chase(others, null);
            return true;
        });

        assertThat(ids).containsSubsequence(first, others, second);
    }

    private void chase(String id, @Nullable Instant at) {
        chases.set(UUID.fromString(id), new Chase(0, at));
    }

    @Test
    void aVersionWithoutProgressThatEndedItEndsTheChase() {
        var id = filed();
        rows.change("update escalation set state = 'HANDED_BACK', solved = true where id = ?::uuid", id);

        pass(id, "3 hours");

        await().atMost(World.PATIENCE).until(() -> next(id) == null);
        assertThat(told(ticket)).isEmpty();
    }
}
