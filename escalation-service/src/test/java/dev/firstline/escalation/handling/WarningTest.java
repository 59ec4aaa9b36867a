package dev.firstline.escalation.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.Topic;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.devstack.test.StoredRows;
import dev.firstline.escalation.rim.EscalationRimTest;
import dev.firstline.escalation.rim.World;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What a partner is told in time. */
@EscalationRimTest
class WarningTest {

    private final StoredRows rows = StoredRows.of("escalation");
    private final World world = World.ofItsOwn();

    @Inject
    EntitlementWatch watch;

    private String add(String more) {
        return world.isPartner("DIRECT_BILL")
                .admin()
                .body("{\"vehicle\":\"SIGNATURE\",\"validFrom\":\"2026-01-01\"" + more + "}")
                .post("/v1/entitlements")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private List<String> told(String id) {
        return rows.column(
                "select headers ->> 'ce_type' from outbox where key = ? and topic = 'firstline.entitlement.v1' order by id",
                id);
    }

    @Test
    void aLastDayThatComesNearIsToldOnceHoweverManyLook() throws Exception {
        var lastDay = LocalDate.now(ZoneOffset.UTC).plusDays(7);
        var id = add(",\"validTo\":\"" + lastDay + "\"");
        await().atMost(World.PATIENCE).until(() -> told(id), List.of("entitlement.expiring")::equals);

        try (var copies = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 5; round++) {
                rows.change("update entitlement set look_at = '2026-01-01' where id = ?::uuid", id);
                copies.invokeAll(java.util.Collections.nCopies(4, () -> watch.turn()));
            }
        }

        assertThat(told(id)).containsExactly("entitlement.expiring");
        var record = FirstlineStack.kafka()
                .await(
                        Topic.ENTITLEMENT.topicName(),
                        World.PATIENCE,
                        one -> one.key().equals(id));
        assertThat(World.body(record)).containsEntry("vehicle", "SIGNATURE").containsEntry("daysLeft", 7);
        assertThat(rows.column("select version from entitlement where id = ?::uuid", id))
                .as("nobody's ETag changes by a warning")
                .containsExactly("0");
        assertThat(rows.column("select (look_at at time zone 'UTC')::date from entitlement where id = ?::uuid", id))
                .containsExactly(lastDay.minusDays(1).toString());
    }

    @Test
    void whatBreaksOffWhileItIsToldIsToldByTheNextLook() {
        rows.change("""
                create function break_warning() returns trigger language plpgsql as $$
                begin
                    if new.tenant = '%s' and new.warned_days is not null then
                        raise exception 'broken off' using errcode = '57P01';
                    end if;
                    return new;
                end $$""".formatted(world.tenant()));
        rows.change(
                "create trigger break_warning before update on entitlement for each row execute function break_warning()");
        String id;
        try {
            id = add(",\"validTo\":\"" + LocalDate.now(ZoneOffset.UTC).plusDays(1) + "\"");
            assertThat(told(id)).isEmpty();
        } finally {
            rows.change("drop trigger break_warning on entitlement");
            rows.change("drop function break_warning");
        }

        await().atMost(World.PATIENCE).until(() -> told(id), List.of("entitlement.expiring")::equals);
    }

    @Test
    void theLastUnitsAreToldWithTheReservationThatTookThem() {
        var id = add(",\"incidentsTotal\":2,\"incidentsRemaining\":2");
        assertThat(told(id)).isEmpty();
        for (int i = 0; i < 2; i++) {
            var ticket = Ids.next();
            world.hearDecision(ticket, Outcome.ESCALATE_MICROSOFT, ProductFamily.AZURE, "Azure");
            world.awaitEscalation(ticket, "OPEN");
        }

        assertThat(told(id)).containsExactly("entitlement.low", "entitlement.exhausted");
    }
}
