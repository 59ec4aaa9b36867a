package dev.firstline.sla.settings;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.firstline.devstack.test.StoredRows;
import dev.firstline.sla.fixture.Api;
import dev.firstline.sla.fixture.Stack;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a tenant has is told also when nothing of it was made lately. */
@Stack
class UsageTest {

    private final String tenant = Api.freshTenant();

    @Test
    void policiesInForceAreCountedAndThoseThatWereEndedAreNot() {
        version("kept", 1, "{}");
        version("also", 1, "{}");
        version("also", 2, "{}");
        version("ended", 1, "{}");
        version("ended", 2, null);

        Api.as(tenant, "admin-agent")
                .get("/v1/usage/sla-service")
                .then()
                .statusCode(200)
                .body("items[0].tenant", equalTo(tenant))
                .body("items[0].uses.'owned.policies'.used", equalTo(2))
                .body("items[0].uses.'owned.calendars'", nullValue());
    }

    private void version(String code, long version, @Nullable String document) {
        StoredRows.of("sla")
                .change(
                        "insert into policy (id, tenant, code, version, document, valid_from, author, set_at)"
                                + " values (?, ?, ?, ?, ?::jsonb, '2026-11-21', 'me', now())",
                        UUID.randomUUID(),
                        tenant,
                        code,
                        version,
                        document);
    }
}
