package dev.firstline.notification.eventtype;

import static dev.firstline.notification.fixture.Api.admin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.notification.fixture.Api;
import dev.firstline.notification.fixture.Stack;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Stack
class EventTypeApiTest {

    private final String tenant = Api.newTenant();

    @Test
    void theKnownEventTypesCanBeAskedFor() {
        var types = admin(tenant).get("/v1/event-types").jsonPath().getList("items.type", String.class);

        assertThat(types)
                .contains("sla.breached", "sla.overdue", "ticket.opened", "health.incident-opened")
                .isSorted();
        assertThat(types).noneMatch(type -> type.startsWith("ticket-text") || type.startsWith("notification"));
    }
}
