package dev.firstline.escalation.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.inbox.EventHandler;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.devstack.test.StoredRows;
import dev.firstline.escalation.rim.EscalationRimTest;
import dev.firstline.escalation.rim.World;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What escalations do to the units of an entitlement. */
@EscalationRimTest
class UnitsTest {

    private final StoredRows rows = StoredRows.of("escalation");
    private final World world = World.ofItsOwn();

    @Inject
    EventHandler handler;

    @Inject
    Transactions transactions;

    @Inject
    BlockedAgain blockedAgain;

    @Inject
    EntitlementWatch watch;

    private String holds(int units) {
        return holds("SIGNATURE", units);
    }

    private String holds(String vehicle, int units) {
        world.isPartner("DIRECT_BILL");
        return adds(vehicle, units);
    }

    private String adds(String vehicle, int units) {
        return world.admin()
                .body("""
                        {"vehicle":"%s","validFrom":"2026-01-01","incidentsTotal":%d,"incidentsRemaining":%d}
                        """.formatted(vehicle, units, units))
                .post("/v1/entitlements")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private JsonPath entitlement(String id) {
        return world.agent().get("/v1/entitlements/" + id).jsonPath();
    }

    private void assertUnits(String id, int free, int reserved, int used) {
        var units = entitlement(id);
        assertThat(List.of(
                        units.getInt("incidentsRemaining"), units.getInt("units.reserved"), units.getInt("units.used")))
                .as("free, reserved, used")
                .containsExactly(free, reserved, used);
    }

    /** The latest first, such as {@code RESERVED -1}. */
    private List<String> movements(String id) {
        var page = world.agent().get("/v1/entitlements/" + id + "/movements").jsonPath();
        List<String> kinds = page.getList("items.kind");
        List<Integer> units = page.getList("items.units");
        return IntStream.range(0, kinds.size())
                .mapToObj(i -> kinds.get(i) + " " + units.get(i))
                .toList();
    }

    /** As the consumer hears it, here in this thread. */
    private void decided(World of, UUID ticket, long version, Outcome outcome) {
        EventEnvelope<?> decision = new EventEnvelope<>(
                Ids.next(),
                "/firstline/test",
                new TenantPath(of.tenant()),
                null,
                World.decision(ticket, version, outcome, ProductFamily.AZURE, "Azure"));
        transactions.asConsumer(() -> {
            handler.handle(List.of(decision));
            return true;
        });
    }

    private String prepared(World of) {
        var ticket = Ids.next();
        decided(of, ticket, 1, Outcome.ESCALATE_MICROSOFT);
        return of.agent()
                .get("/v1/tickets/" + ticket + "/escalations")
                .jsonPath()
                .getString("items[0].id");
    }

    private String state(String escalation) {
        return world.escalation(escalation).getString("state");
    }

    private int file(World of, String escalation, String number) {
        return of.agent()
                .body("{\"vendorCaseNumber\":\"" + number + "\"}")
                .post("/v1/escalations/" + escalation + "/filing")
                .statusCode();
    }

    private void handBack(World of, String escalation) {
        of.agent()
                .body("{\"solved\":false}")
                .post("/v1/escalations/" + escalation + "/hand-back")
                .then()
                .statusCode(200);
    }

    private static <T> List<T> together(List<Callable<T>> work) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(work.size())) {
            var results = new ArrayList<T>();
            for (Future<T> one : threads.invokeAll(work)) {
                results.add(one.get());
            }
            return results;
        }
    }

    @Test
    void fiftyPreparedAtOnceOnTenUnitsAreTenToFileAndFortyBlocked() throws Exception {
        var id = holds(10);
        var tickets = Stream.generate(Ids::next).limit(50).toList();

        together(tickets.stream()
                .<Callable<Boolean>>map(ticket -> () -> {
                    decided(world, ticket, 1, Outcome.ESCALATE_MICROSOFT);
                    return true;
                })
                .toList());

        var open = rows.column(
                "select id from escalation where tenant = ? and state = 'OPEN' and unit_of = ?::uuid",
                world.tenant(),
                id);
        assertThat(open).hasSize(10);
        assertThat(rows.column(
                        "select block_reason from escalation where tenant = ? and state = 'BLOCKED'", world.tenant()))
                .hasSize(40)
                .containsOnly("NO_ENTITLEMENT");
        assertUnits(id, 0, 10, 0);
        assertThat(rows.column(
                        "select number || ' ' || kind from entitlement_movement where entitlement_id = ?::uuid order by number",
                        id))
                .startsWith("1 GRANTED", "2 RESERVED")
                .endsWith("11 RESERVED")
                .hasSize(11);

        var filed = together(open.stream()
                .<Callable<Integer>>map(escalation -> () -> file(world, escalation, "case-" + escalation))
                .toList());
        assertThat(filed).hasSize(10).containsOnly(200);
        assertUnits(id, 0, 0, 10);
    }

    @Test
    void whatBreaksOffBetweenIsAsIfItHadNeverBegun() {
        var id = holds(1);
        var ticket = Ids.next();
        rows.change("""
                create function break_units() returns trigger language plpgsql as $$
                begin
                    if new.tenant = '%s' then raise exception 'broken off' using errcode = '57P01'; end if;
                    return new;
                end $$""".formatted(world.tenant()));
        rows.change(
                "create trigger break_units before insert on entitlement_movement for each row execute function break_units()");
        try {
            assertThatThrownBy(() -> decided(world, ticket, 1, Outcome.ESCALATE_MICROSOFT))
                    .isInstanceOf(RuntimeException.class);
        } finally {
            rows.change("drop trigger break_units on entitlement_movement");
            rows.change("drop function break_units");
        }
        assertThat(rows.column("select id from escalation where tenant = ?", world.tenant()))
                .isEmpty();
        assertThat(rows.column(
                        "select event_id from outbox where headers ->> 'ce_firstlinetenant' = ?", world.tenant()))
                .isEmpty();
        assertUnits(id, 1, 0, 0);
        assertThat(movements(id)).containsExactly("GRANTED 1");

        decided(world, ticket, 1, Outcome.ESCALATE_MICROSOFT);

        assertUnits(id, 0, 1, 0);
    }

    @Test
    void whatTheVendorAcceptedIsUsedAndStaysSoWhenTheDeskTakesTheTicketBack() {
        var id = holds(2);
        var escalation = prepared(world);

        assertThat(file(world, escalation, "119120321001170")).isEqualTo(200);
        assertThat(file(world, escalation, "119120321001170")).isEqualTo(200);
        handBack(world, escalation);

        assertUnits(id, 1, 0, 1);
        assertThat(movements(id)).containsExactly("USED 0", "RESERVED -1", "GRANTED 2");
        world.agent()
                .get("/v1/entitlements/" + id + "/movements")
                .then()
                .body("items[0].escalationId", equalTo(escalation))
                .body("items[0].vendorCaseNumber", equalTo("119120321001170"))
                .body("items[0].person", equalTo("test-user"))
                .body("items.number", contains(3, 2, 1));
    }

    @Test
    void aUnitThatComesBackFromATenantBelowOpensWhatWaitedForOne() {
        var id = holds(1);
        var below = world.child("reseller").child("customer");
        var first = prepared(below);
        var second = prepared(world.child("other"));
        assertThat(state(first)).isEqualTo("OPEN");
        assertThat(state(second)).isEqualTo("BLOCKED");

        handBack(below, first);

        await().atMost(World.PATIENCE).until(() -> state(second).equals("OPEN"));
        assertUnits(id, 0, 1, 0);
        assertThat(movements(id)).containsExactly("RESERVED -1", "RETURNED 1", "RESERVED -1", "GRANTED 1");
        assertThat(file(world.child("other"), second, "1"))
                .as("by who holds none")
                .isEqualTo(403);
        assertThat(file(world, second, "1")).isEqualTo(200);
        assertUnits(id, 0, 0, 1);
    }

    @Test
    void aTicketThatNeedsNoVendorAnyMoreReturnsItsUnit() {
        var id = holds(1);
        var ticket = Ids.next();
        decided(world, ticket, 1, Outcome.ESCALATE_MICROSOFT);
        decided(world, ticket, 2, Outcome.ESCALATE_MICROSOFT);
        assertUnits(id, 0, 1, 0);

        decided(world, ticket, 3, Outcome.RESOLVE_BY_PARTNER);

        assertUnits(id, 1, 0, 0);
        assertThat(movements(id)).containsExactly("RETURNED 1", "RESERVED -1", "GRANTED 1");
    }

    @Test
    void whatIsPlannedOnABetterContractReturnsTheUnitOfTheOneBefore() {
        var id = holds(1);
        var ticket = Ids.next();
        decided(world, ticket, 1, Outcome.ESCALATE_MICROSOFT);
        world.holds("PSFP");

        decided(world, ticket, 2, Outcome.ESCALATE_MICROSOFT);

        assertUnits(id, 1, 0, 0);
    }

    @Test
    void anEntitlementThatEndedTakesItsReservationsBackAndTellsIt() {
        var id = holds(3);
        var ticket = Ids.next();
        decided(world, ticket, 1, Outcome.ESCALATE_MICROSOFT);

        // Moving its last day behind the service's back stands for the days that pass.
        rows.change("update entitlement set valid_to = '2026-01-31', look_at = '2026-02-01' where id = ?::uuid", id);
        watch.turn();

        assertThat(World.body(World.awaitEvent(ticket, "escalation.blocked")))
                .containsEntry("reason", "NO_ENTITLEMENT");
        await().atMost(World.PATIENCE).untilAsserted(() -> assertUnits(id, 0, 0, 0));
        assertThat(entitlement(id).getInt("units.expired")).isEqualTo(3);
        assertThat(movements(id)).containsExactly("EXPIRED -2", "EXPIRED 0", "RESERVED -1", "GRANTED 3");
        assertThat(rows.column("select look_at from entitlement where id = ?::uuid", id))
                .containsExactly((String) null);
    }

    @Test
    void whereTheVendorHasFewerThanAreReservedTheLatestLoseTheirs() {
        var id = holds(3);
        var first = prepared(world);
        var second = prepared(world);
        var third = prepared(world);

        world.admin()
                .body("{\"total\":3,\"remaining\":1,\"reason\":\"Two cases were filed by phone\"}")
                .post("/v1/entitlements/" + id + "/reconcile")
                .then()
                .statusCode(200)
                .body("incidentsRemaining", equalTo(0));

        await().atMost(World.PATIENCE)
                .untilAsserted(() -> assertThat(List.of(state(first), state(second), state(third)))
                        .containsExactly("OPEN", "BLOCKED", "BLOCKED"));
        assertUnits(id, 0, 1, 2);
        world.agent()
                .get("/v1/entitlements/" + id + "/movements")
                .then()
                .body("items[2].kind", equalTo("RECONCILED"))
                .body("items[2].reason", equalTo("Two cases were filed by phone"));
    }

    @Test
    void whatACopyOfTheVersionBeforeWroteIsBookedBeforeAnythingElse() {
        var id = holds(2);
        rows.change("update entitlement set incidents_total = 7, incidents_remaining = 6 where id = ?::uuid", id);
        var other = Ids.next().toString();
        rows.change("""
                insert into entitlement (id, tenant, vehicle, valid_from, incidents_total, incidents_remaining, version, created_at, changed_at)
                values (?::uuid, ?, 'ASFP', '2026-01-01', 4, 1, 0, now(), now())
                """, other, world.tenant());

        prepared(world);
        prepared(world);

        assertUnits(other, 0, 1, 3);
        assertThat(movements(other)).containsExactly("RESERVED -1", "GRANTED 1");
        assertUnits(id, 5, 1, 1);
        assertThat(movements(id)).containsExactly("RESERVED -1", "RECONCILED 4", "GRANTED 2");
    }

    @Test
    void whatACopyOfTheVersionBeforeFiledOrEndedIsSettledLater() {
        var id = holds(2);
        var filed = prepared(world);
        var ended = prepared(world);
        rows.change(
                "update escalation set state = 'FILED', vendor_case_number = '7', filed_at = now() where id = ?::uuid",
                filed);
        rows.change("update escalation set state = 'HANDED_BACK' where id = ?::uuid", ended);

        blockedAgain.onSchedule();

        assertUnits(id, 1, 0, 1);
    }

    @Test
    void unitsThatAreNotCountedAreNotBooked() {
        world.isPartner("DIRECT_BILL").holds("PSFP");
        var escalation = prepared(world);
        assertThat(file(world, escalation, "1")).isEqualTo(200);

        var id = world.agent().get("/v1/entitlements").jsonPath().getString("items[0].id");
        assertThat(movements(id)).isEmpty();
        assertThat(entitlement(id).getMap("units")).isNull();
    }
}
