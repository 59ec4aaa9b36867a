package dev.firstline.escalation.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.escalation.rim.EscalationRimTest;
import dev.firstline.escalation.rim.World;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@EscalationRimTest
class BlockedAgainTest {

    @Inject
    BlockedAgain blockedAgain;

    @Test
    void aContractThatBeginsByMerePassingOfTimeOpensWhatWaitedForIt() throws SQLException {
        var world = World.ofItsOwn().isPartner("DIRECT_BILL");
        world.admin()
                .body("{\"vehicle\":\"ASFP\",\"validFrom\":\"2999-01-01\"}")
                .post("/v1/entitlements")
                .then()
                .statusCode(201);
        var ticket = Ids.next();
        world.hearDecision(ticket, Outcome.ESCALATE_MICROSOFT, ProductFamily.AZURE, "Azure");
        world.awaitEscalation(ticket, "BLOCKED");

        blockedAgain.onSchedule();
        assertThat(world.awaitEscalation(ticket, "BLOCKED").getList("items")).hasSize(1);
        // Moving the contract's first day behind the service's back stands for the days that pass.
        begin(world.tenant());
        blockedAgain.onSchedule();

        world.awaitEscalation(ticket, "OPEN");
    }

    @Test
    void aChangeOfAPartnerWithThousandsOfBlockedOnesOnlyNotesThatThereIsWork() throws SQLException {
        var world = World.ofItsOwn();
        blocked(world.tenant() + "/r", 5_000);

        // The worker is held off while the profile is stored: what the answer could have waited for is not done by
        // anybody.
        try (var busy = holdTickets(world.tenant() + "/r")) {
            world.isPartner("DIRECT_BILL").holds("PSFP");
            assertThat(count(world.tenant(), "BLOCKED")).isEqualTo(5_000);
            busy.rollback();
        }

        await().atMost(World.PATIENCE).until(() -> count(world.tenant(), "OPEN") == 5_000);
        await().atMost(World.PATIENCE).until(() -> jobs(world.tenant()) == 0);
    }

    @Test
    void aPageThatIsBrokenOffIsDoneAgainFromWhereTheLastEnded() throws SQLException {
        var world = World.ofItsOwn();
        blocked(world.tenant(), 1_000);
        breakOffAfter(world.tenant(), 350);
        try {
            world.isPartner("DIRECT_BILL").holds("PSFP");
            // Whole pages: what a page had opened before it was broken off is blocked as before.
            await().atMost(World.PATIENCE).until(() -> count(world.tenant(), "OPEN") == 300);
            assertThat(count(world.tenant(), "BLOCKED")).isEqualTo(700);
            assertThat(jobs(world.tenant())).isPositive();
        } finally {
            breakOffNoMore();
        }

        await().atMost(World.PATIENCE).until(() -> count(world.tenant(), "OPEN") == 1_000);
        assertThat(told(world.tenant())).isEqualTo(1_000);
    }

    /** As decisions leave them, without hearing each. */
    private static void blocked(String tenant, int number) throws SQLException {
        execute("""
            with made as (
                insert into ticket (ticket_id, tenant, version, severity, decided_version, needs_vendor)
                select gen_random_uuid(), ?, 1, 'A', 1, true from generate_series(1, ?) returning ticket_id, tenant)
            insert into escalation (id, tenant, ticket_id, state, outcome, affected_tenant, product_family, product,
                issue_class, break_fix, severity, language, block_reason, version, created_at, changed_at)
            select gen_random_uuid(), tenant, ticket_id, 'BLOCKED', 'ESCALATE_MICROSOFT', 'CUSTOMER', 'AZURE', 'Azure',
                'TECHNICAL', true, 'A', 'EN', 'PARTNER_PROFILE_MISSING', 0, now(), now()
            from made
            """, tenant, number);
    }

    private static Connection holdTickets(String tenant) throws SQLException {
        var connection = FirstlineStack.superuser("escalation").getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement("select from ticket where tenant = ? for update")) {
            statement.setString(1, tenant);
            statement.execute();
        }
        return connection;
    }

    /** The database breaks the connection in the middle of the page that opens one more than so many. */
    private static void breakOffAfter(String tenant, int number) throws SQLException {
        execute("create table break_off (tenant text)");
        execute("grant select on break_off to public");
        execute("insert into break_off values (?)", tenant);
        execute("""
            create function break_off() returns trigger language plpgsql security definer as $$
            begin
                if (select count(*) from escalation e join break_off b on b.tenant = e.tenant where e.state = 'OPEN') > %d then
                    raise exception 'broken off' using errcode = '57P01';
                end if;
                return null;
            end $$
            """.formatted(number));
        execute("create trigger break_off after update on escalation for each statement execute function break_off()");
    }

    private static void breakOffNoMore() throws SQLException {
        execute("drop trigger break_off on escalation");
        execute("drop function break_off");
        execute("drop table break_off");
    }

    private static long count(String tenant, String state) throws SQLException {
        return number(
                "select count(*) from escalation where (tenant = ? or tenant like ?) and state = '" + state + "'",
                tenant,
                tenant + "/%");
    }

    private static long jobs(String tenant) throws SQLException {
        return number("select count(*) from recheck where tenant = ?", tenant);
    }

    private static long told(String tenant) throws SQLException {
        return number(
                "select count(*) from outbox where headers ->> 'ce_firstlinetenant' = ? and headers ->> 'ce_type' ="
                        + " 'escalation.opened'",
                tenant);
    }

    private static long number(String sql, Object... values) throws SQLException {
        try (var connection = FirstlineStack.superuser("escalation").getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void execute(String sql, Object... values) throws SQLException {
        try (var connection = FirstlineStack.superuser("escalation").getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    private static void begin(String tenant) throws SQLException {
        try (var connection = FirstlineStack.superuser("escalation").getConnection();
                var statement = connection.prepareStatement(
                        "update entitlement set valid_from = '2026-01-01' where tenant = ?")) {
            statement.setString(1, tenant);
            statement.executeUpdate();
        }
    }
}
