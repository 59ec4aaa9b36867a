package dev.firstline.intake.communication;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.intake.Stack;
import io.micrometer.core.instrument.MeterRegistry;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two programs that answer each other's mails come to an end. */
@Stack
class BoundsTest {

    @Inject
    MeterRegistry metrics;

    @Test
    void aTicketTakesSixtyCommunicationsAMinuteAndThenTellsWhenToGoOn() {
        var tenant = newTenant();
        var id = openId(tenant);
        for (int i = 0; i < 60; i++) {
            assertThat(say(tenant, id).statusCode()).isEqualTo(201);
        }
        double before = refused("pace");

        var answer = say(tenant, id);

        answer.then()
                .statusCode(429)
                .body("type", equalTo("urn:firstline:problem:too-many-requests"))
                .body("violated-policies", equalTo(List.of("communications")))
                .body("detail", containsString("60"));
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
        assertThat(refused("pace")).isEqualTo(before + 1);
        // Nothing is half stored, and other tickets are not slowed down.
        assertThat(read(tenant, id).getInt("version")).isEqualTo(61);
        agent(tenant)
                .queryParam("limit", 200)
                .get("/v1/tickets/" + id + "/communications")
                .then()
                .body("items", hasSize(60));
        assertThat(say(tenant, openId(tenant)).statusCode()).isEqualTo(201);
        // A minute later it goes on.
        change("update communication set written_at = written_at - interval '1 minute' where ticket_id = ?::uuid", id);
        assertThat(say(tenant, id).statusCode()).isEqualTo(201);
    }

    @Test
    void aFullTicketSaysSo() {
        var tenant = newTenant();
        var id = openId(tenant);
        change("""
                insert into communication (id, tenant, ticket_id, direction, visibility, body, author, written_at)
                select gen_random_uuid(), t.tenant, t.id, 'INBOUND', 'CUSTOMER', 'Out of office', 'mail', now() - interval '1 day'
                from ticket t cross join generate_series(1, 4999) where t.id = ?::uuid
                """, id);
        change("update ticket set communications = null where id = ?::uuid", id);
        double before = refused("full");

        assertThat(say(tenant, id).statusCode()).isEqualTo(201);
        say(tenant, id)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:firstline:problem:conflict"))
                .body("detail", containsString("5000"));

        assertThat(refused("full")).isEqualTo(before + 1);
        assertThat(read(tenant, id).getInt("version")).isEqualTo(2);
    }

    private double refused(String reason) {
        return metrics.counter("firstline.communications.refused", "reason", reason)
                .count();
    }

    private static Response say(String tenant, String id) {
        return agent(tenant)
                .body("{\"direction\":\"OUTBOUND\",\"visibility\":\"CUSTOMER\",\"body\":\"I am out of office.\"}")
                .post("/v1/tickets/" + id + "/communications");
    }

    private static void change(String sql, String id) {
        try (var connection = FirstlineStack.superuser("intake").getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, id);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
