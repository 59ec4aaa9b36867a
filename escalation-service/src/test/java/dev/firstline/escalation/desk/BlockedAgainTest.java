package dev.firstline.escalation.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.escalation.rim.EscalationRimTest;
import dev.firstline.escalation.rim.World;
import jakarta.inject.Inject;
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

    private static void begin(String tenant) throws SQLException {
        try (var connection = FirstlineStack.superuser("escalation").getConnection();
                var statement = connection.prepareStatement(
                        "update entitlement set valid_from = '2026-01-01' where tenant = ?")) {
            statement.setString(1, tenant);
            statement.executeUpdate();
        }
    }
}
