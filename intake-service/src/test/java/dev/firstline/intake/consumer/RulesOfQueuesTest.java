package dev.firstline.intake.consumer;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.as;
import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.intake.Stack;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A ticket comes into a queue when it was decided. */
@Stack
class RulesOfQueuesTest {

    private final String tenant = newTenant();

    @Test
    void aDecidedTicketComesIntoTheQueueOfTheFirstRuleThatFits() {
        var admin = Roles.ADMIN_AGENT;
        for (var key : new String[] {"urgent", "rest"}) {
            as(tenant, admin)
                    .body("{\"name\":\"Q\"}")
                    .put("/v1/queues/" + key)
                    .then()
                    .statusCode(201);
        }
        as(tenant, admin)
                .body(
                        "{\"rules\":[{\"queue\":\"urgent\",\"severities\":[\"A\"]},{\"queue\":\"rest\",\"customers\":[\"C-1\"]}]}")
                .put("/v1/queue-rules")
                .then()
                .statusCode(200);
        var id = openId(tenant);
        var placed = openId(tenant);
        agent(tenant).body("{\"queue\":\"urgent\"}").post("/v1/tickets/" + placed + "/assignment/hand-over");

        News.tell(tenant, News.decided(placed, Outcome.RESOLVE_BY_PARTNER, Instant.now()));
        News.tell(tenant, News.decided(id, Outcome.RESOLVE_BY_PARTNER, Instant.now()));

        await().until(() -> "rest".equals(read(tenant, id).getString("queue")));
        await().until(() -> "TRIAGED".equals(read(tenant, placed).getString("status")));
        assertThat(read(tenant, placed).getString("queue")).isEqualTo("urgent");
        var changes = await().until(
                        () -> crm(tenant).get("/v1/changes").jsonPath(),
                        page -> page.getList("items").size() == 8);
        assertThat(changes.getList("items.findAll { it.kind == 'ASSIGNED' }.service"))
                .containsExactlyInAnyOrder(null, "intake-service");
    }

    @Test
    void whatEndedByTheDecisionComesNowhere() {
        as(tenant, Roles.ADMIN_AGENT).body("{\"name\":\"Q\"}").put("/v1/queues/rest");
        as(tenant, Roles.ADMIN_AGENT).body("{\"rules\":[{\"queue\":\"rest\"}]}").put("/v1/queue-rules");
        var rejected = openId(tenant);
        News.tell(tenant, News.decided(rejected, Outcome.REJECT_OWN_TENANT, Instant.now()));

        await().until(() -> "REJECTED".equals(read(tenant, rejected).getString("status")));
        assertThat(read(tenant, rejected).getString("queue")).isNull();
    }
}
