package dev.firstline.diagnosis.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.pages.PageTurns.Turn;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.devstack.test.StoredRows;
import dev.firstline.diagnosis.rim.DiagnosisRimTest;
import dev.firstline.diagnosis.rim.Stored;
import dev.firstline.diagnosis.rim.World;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An incident that is opened, corrected or closed decides anew what it concerns, and nothing else. */
@DiagnosisRimTest
class RelinkingTest {

    private static final String TEAMS = "Teams is down for everyone";

    private final StoredRows rows = StoredRows.of("diagnosis");
    private final World world = World.ofItsOwn();

    @Inject
    Relinking relinking;

    private UUID decided(World whose, String title) {
        var ticket = Ids.next();
        whose.hearOpened(ticket);
        whose.hearWords(ticket, 1, title, "");
        whose.awaitDiagnoses(ticket, 1);
        return ticket;
    }

    @Test
    void anIncidentLinksTheOpenTicketsThatItExplainsAndTouchesNoOther() {
        var below = world.child("northwind");
        var own = decided(world, TEAMS);
        var belowOwn = decided(below, "Nobody can join a Teams meeting, for all users it fails");
        var exchange = decided(world, "Exchange Online is down for all 240 mailboxes");
        var ownChange = decided(world, TEAMS + " since we changed the firewall rule");
        var ended = decided(world, TEAMS);
        Stored.awaitApplied(world.hearStatus(ended, 2, TicketStatus.CLOSED));

        world.opensIncident("TM1", "Microsoft Teams").awaitRelinked();

        for (var linked : List.of(own, belowOwn)) {
            assertThat(world.awaitDiagnoses(linked, 2).getString("items[0].decision.incidentId"))
                    .isEqualTo("TM1");
            assertThat(World.toldDiagnoses(linked))
                    .extracting(told -> told.getString("outcome"))
                    .endsWith("KNOWN_SERVICE_INCIDENT");
        }
        for (var other : List.of(exchange, ownChange, ended)) {
            assertThat(World.toldDiagnoses(other)).hasSize(1);
        }
        assertThat(world.linkedTo("TM1")).containsExactlyInAnyOrder(own.toString(), belowOwn.toString());
        world.agent().get("/v1/incidents").then().body("items.linkedTickets", contains(2));
        // Saying the same again, as a health feed does, changes nothing.
        world.agent()
                .body("{\"service\":\"Microsoft Teams\",\"productFamily\":\"MICROSOFT_365\"}")
                .put("/v1/incidents/TM1")
                .then()
                .statusCode(200);
        world.awaitRelinked();
        assertThat(World.toldDiagnoses(own)).hasSize(2);
    }

    @Test
    void aCorrectedIncidentLetsGoWhatItDoesNotExplainAndTakesWhatItDoes() {
        var teams = decided(world, TEAMS);
        var exchange = decided(world, "Exchange Online is down for all 240 mailboxes");
        world.opensIncident("MO1", "Microsoft Teams");
        world.awaitDiagnoses(teams, 2);

        world.agent()
                .body("{\"service\":\"Exchange Online\",\"productFamily\":\"MICROSOFT_365\"}")
                .put("/v1/incidents/MO1")
                .then()
                .statusCode(200);

        assertThat(world.awaitDiagnoses(teams, 3).getString("items[0].decision.ruleId"))
                .isEqualTo("service-unavailable");
        assertThat(world.awaitDiagnoses(exchange, 2).getString("items[0].decision.incidentId"))
                .isEqualTo("MO1");
    }

    @Test
    void anIncidentThatEndedLetsItsTicketsGoWithOneQuestion() {
        var ticket = Ids.next();
        world.hearOpened(ticket);
        world.hearWords(
                ticket,
                1,
                "Teams ist ausgefallen",
                "Seit heute früh kann sich niemand im Unternehmen bei Teams anmelden.");
        world.awaitDiagnoses(ticket, 1);
        world.opensIncident("TM1", "Microsoft Teams");
        world.awaitDiagnoses(ticket, 2);

        world.closesIncident("TM1");

        var asked = world.awaitDiagnoses(ticket, 3);
        assertThat(asked.getString("items[0].decision.outcome")).isEqualTo("NEEDS_REVIEW");
        assertThat(asked.getString("items[0].decision.ruleId")).isEqualTo("incident-ended");
        assertThat(asked.getString("items[0].decision.certainty.question"))
                .contains("Besteht der Fehler bei Ihnen noch");
        assertThat(world.linkedTo("TM1")).isEmpty();

        // Solved is no news of the fault; that it stayed is.
        Stored.awaitApplied(world.hearMore(ticket, 2, "Vielen Dank, bei uns läuft es wieder."));
        assertThat(World.toldDiagnoses(ticket)).hasSize(3);
        world.hearMore(ticket, 3, "Leider doch nicht: wir können uns immer noch nicht anmelden.");
        var again = world.awaitDiagnoses(ticket, 4);
        assertThat(again.getString("items[0].decision.ruleId")).isEqualTo("persists-after-incident");
        assertThat(again.getString("items[0].decision.outcome")).isEqualTo("ESCALATE_MICROSOFT");
    }

    /** The customer answers after the weekend; by then a closed incident is known to nobody but its tickets. */
    @Test
    void aTicketRemembersItsIncidentForAsLongAsItIsOpen() {
        var ticket = decided(world, TEAMS);
        world.opensIncident("TM1", "Microsoft Teams");
        world.awaitDiagnoses(ticket, 2);
        world.closesIncident("TM1");
        world.awaitDiagnoses(ticket, 3);
        rows.change(
                "update known_incident set closed_at = closed_at - interval '3 days' where tenant = ?", world.tenant());

        world.hearMore(ticket, 2, "It still fails, nobody gets in.");

        assertThat(world.awaitDiagnoses(ticket, 4).getString("items[0].decision.ruleId"))
                .isEqualTo("persists-after-incident");
    }

    @Test
    void aTicketThatAVendorWorksOnIsLeftAlone() {
        var filed = decided(world, TEAMS);
        Stored.awaitApplied(world.hearStatus(filed, 2, TicketStatus.WAITING_ON_VENDOR));

        world.opensIncident("TM1", "Microsoft Teams").awaitRelinked();
        Stored.awaitApplied(world.hearMore(filed, 3, "How do I archive mail in the meantime? It is slow too."));

        assertThat(World.toldDiagnoses(filed)).hasSize(1);
        assertThat(world.linkedTo("TM1")).isEmpty();
    }

    @Test
    void anOutageOfTodayExplainsNoTicketOfLastWeek() {
        var old = decided(world, TEAMS);
        rows.change(
                "update diagnosis_case set said_at = now() - interval '7 days', last_said_at = now() where ticket_id = ?",
                old);

        world.opensIncident("TM1", "Microsoft Teams").awaitRelinked();

        assertThat(World.toldDiagnoses(old)).hasSize(1);
    }

    @Test
    void neitherThoseBesideNorThoseAboveAreConcernedAndEachSeesItsOwn() {
        var northwind = world.child("northwind");
        var fabrikam = world.child("fabrikam");
        var above = decided(world, TEAMS);
        var concerned = decided(northwind, TEAMS);
        var beside = decided(fabrikam, TEAMS);

        northwind.opensIncident("TM1", "Microsoft Teams").awaitRelinked();

        assertThat(northwind.linkedTo("TM1")).containsExactly(concerned.toString());
        assertThat(world.linkedTo("TM1")).containsExactly(concerned.toString());
        assertThat(World.toldDiagnoses(above)).hasSize(1);
        assertThat(World.toldDiagnoses(beside)).hasSize(1);
        for (var stranger : List.of(fabrikam, World.ofItsOwn())) {
            stranger.agent().get("/v1/incidents/TM1/tickets").then().statusCode(404);
        }

        world.opensIncident("TM2", "Microsoft Teams").awaitRelinked();

        assertThat(world.linkedTo("TM2")).containsExactly(above.toString(), beside.toString());
        assertThat(fabrikam.linkedTo("TM2")).containsExactly(beside.toString());
        fabrikam.agent().get("/v1/incidents").then().body("items.linkedTickets", contains(1));
        northwind
                .agent()
                .get("/v1/incidents/TM2/tickets")
                .then()
                .statusCode(200)
                .body("items.size()", is(0));
    }

    @Test
    void twoThousandTicketsAreLinkedByOneIncidentAndLetGoByItsEnd() {
        var many = ManyTickets.of(world, 2_000);

        world.opensIncident("TM1", "Microsoft Teams");

        await().atMost(World.PATIENCE).until(() -> many.linked() == 2_000);
        world.awaitRelinked();
        assertThat(many.decided(2)).isEqualTo(2_000);
        assertThat(many.told()).isEqualTo(2_000);
        world.agent().get("/v1/incidents").then().body("items.linkedTickets", contains(2_000));

        world.closesIncident("TM1");
        await().atMost(World.PATIENCE).until(() -> many.linked() == 0);
        world.awaitRelinked();
        assertThat(many.decided(3)).isEqualTo(2_000);
    }

    @Test
    void aPageThatIsBrokenOffIsDoneAgainFromWhereTheLastEnded() {
        var many = ManyTickets.of(world, 1_000);
        breakOffAfter(350);
        try {
            world.opensIncident("TM1", "Microsoft Teams");
            // Whole pages: what a page had linked before it was broken off is as before.
            await().atMost(World.PATIENCE).until(() -> many.linked() == 300);
            assertThat(Stored.relinks(world.tenant())).isPositive();
        } finally {
            breakOffNoMore();
        }

        await().atMost(World.PATIENCE).until(() -> many.linked() == 1_000);
        world.awaitRelinked();
        assertThat(many.decided(2)).isEqualTo(1_000);
        assertThat(many.told()).isEqualTo(1_000);
    }

    @Test
    void aTicketThatCannotBeStoredKeepsNoOtherFromBeingLinked() {
        var many = ManyTickets.of(world, 150);
        rows.change("""
            create function poisoned() returns trigger language plpgsql as $$
            begin
                if new.ticket_id = '%s' and new.linked then raise exception 'poisoned'; end if;
                return new;
            end $$
            """.formatted(many.first()));
        rows.change("create trigger poisoned before update on diagnosis_case for each row execute function poisoned()");
        try {
            world.opensIncident("TM1", "Microsoft Teams").awaitRelinked();
        } finally {
            rows.change("drop trigger poisoned on diagnosis_case");
            rows.change("drop function poisoned");
        }

        assertThat(many.linked()).isEqualTo(149);
        assertThat(many.decided(2)).isEqualTo(149);
    }

    @Test
    void anIncidentThatIsClosedWhileTicketsAreLinkedToItHoldsNoneInTheEnd() {
        var many = ManyTickets.of(world, 1_000);
        breakOffAfter(350);
        try {
            world.opensIncident("TM1", "Microsoft Teams");
            await().atMost(World.PATIENCE).until(() -> many.linked() == 300);
            world.closesIncident("TM1");
        } finally {
            breakOffNoMore();
        }

        world.awaitRelinked();
        assertThat(many.linked()).isZero();
        assertThat(many.decided(3)).isEqualTo(300);
        assertThat(many.decided(1)).isEqualTo(700);
    }

    @Test
    void severalWorkersDoEachPageOnce() {
        var many = ManyTickets.of(world, 1_000);
        world.opensIncident("TM1", "Microsoft Teams");

        Stream.generate(() -> CompletableFuture.runAsync(this::workUntilNothingIsLeft))
                .limit(2)
                .toList()
                .forEach(CompletableFuture::join);

        world.awaitRelinked();
        assertThat(many.linked()).isEqualTo(1_000);
        assertThat(many.decided(2)).isEqualTo(1_000);
        assertThat(many.told()).isEqualTo(1_000);
    }

    private void workUntilNothingIsLeft() {
        var turns = relinking.turns();
        while (Stored.relinks(world.tenant()) > 0) {
            turns.turn();
        }
    }

    /** The worker is held off until both have noted their work. */
    @Test
    void aTenantWithThousandsOfTicketsDoesNotHoldUpAnother() throws SQLException {
        var large = World.ofItsOwn();
        ManyTickets.of(large, 2_000);
        ManyTickets.of(world, 50);
        try (var busy = FirstlineStack.superuser("diagnosis").getConnection()) {
            busy.setAutoCommit(false);
            try (var statement =
                    busy.prepareStatement("select from diagnosis_case where tenant = ? or tenant = ? for update")) {
                statement.setString(1, large.tenant());
                statement.setString(2, world.tenant());
                statement.execute();
            }
            large.opensIncident("TM1", "Microsoft Teams");
            world.opensIncident("TM1", "Microsoft Teams");
            busy.rollback();
        }
        large.awaitRelinked();
        world.awaitRelinked();

        var order = rows.column("""
                select headers ->> 'ce_firstlinetenant' from outbox
                where headers ->> 'ce_firstlinetenant' in (?, ?) and headers ->> 'ce_type' = 'diagnosis.completed' order by id
                """, large.tenant(), world.tenant());
        assertThat(order).hasSize(2_050);
        assertThat(order.lastIndexOf(world.tenant())).isLessThan(500);
    }

    /** It may have decided by what was known before the incident, and is not to be seen before it ends. */
    @Test
    void aJobWaitsForWhoeverWasDecidingWhenTheIncidentCame() throws SQLException {
        var many = ManyTickets.of(world, 1);
        try (var deciding = FirstlineStack.superuser("diagnosis").getConnection()) {
            deciding.setAutoCommit(false);
            try (var statement = deciding.prepareStatement("select pg_current_xact_id()")) {
                statement.execute();
            }
            world.opensIncident("TM1", "Microsoft Teams");

            assertThat(relinking.turns().turn()).isEqualTo(Turn.LATER);
            assertThat(many.linked()).isZero();
            deciding.rollback();
        }
        world.awaitRelinked();
        assertThat(many.linked()).isOne();
    }

    /** The database breaks the connection in the middle of the page that links one more than so many. */
    private void breakOffAfter(int number) {
        rows.change("create table break_off (tenant text)");
        rows.change("grant select on break_off to public");
        rows.change("insert into break_off values (?)", world.tenant());
        rows.change("""
            create function break_off() returns trigger language plpgsql security definer as $$
            begin
                if (select count(*) from diagnosis_case c join break_off b on b.tenant = c.tenant where c.linked) > %d then
                    raise exception 'broken off' using errcode = '57P01';
                end if;
                return null;
            end $$
            """.formatted(number));
        rows.change(
                "create trigger break_off after update on diagnosis_case for each statement execute function break_off()");
    }

    private void breakOffNoMore() {
        rows.change("drop trigger break_off on diagnosis_case");
        rows.change("drop function break_off");
        rows.change("drop table break_off");
    }
}
