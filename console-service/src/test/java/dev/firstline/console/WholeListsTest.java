package dev.firstline.console;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.devstack.test.StoredRows;
import dev.firstline.devstack.test.WholeReads;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every list that is read by a cursor: pages of any sizes are the whole list, each row once, in the promised order. */
@Stack
class WholeListsTest {

    private final StoredRows rows = StoredRows.of("console");
    private final WholeReads reads = WholeReads.random();
    private final String tenant = "q-" + UUID.randomUUID().toString().substring(0, 18);

    @Test
    void theQueueByWhatIsDueNextAndTheNewerFirst() {
        var life = new TicketLife("FL-7001", Instant.parse("2026-11-20T09:00:00Z"));
        Topics.sayAndAwait(tenant, life.all());
        for (var id : reads.ids()) {
            // Many are due at the same moment, and some are owed nothing.
            var due = reads.source().nextInt(4) == 0
                    ? null
                    : "2026-11-2" + reads.source().nextInt(10) + "T09:00:00.5Z";
            rows.change("""
                    insert into ticket_view (ticket_id, tenant, title, number, status, severity, open, breached, next_due_at, view)
                    select ?, tenant, title, number, status, severity, open, breached, ?::timestamptz,
                        case when ?::text is null then view - 'nextDue' else jsonb_set(view, '{nextDue,at}', to_jsonb(?::text)) end
                        || jsonb_build_object('ticketId', ?::text)
                    from ticket_view where ticket_id = ?
                    """, id, due, due, due, id.toString(), life.ticket);
        }
        reads.of(
                rows.column(
                        "select ticket_id from ticket_view where tenant = ? order by due_rank, ticket_id desc", tenant),
                pages("/v1/console/tickets", "ticketId"));
    }

    @Test
    void theTimelineOldestFirstAlsoAmongFactsOfANewerVersion() {
        var life = new TicketLife("FL-7002", Instant.parse("2026-11-20T09:00:00Z"));
        Topics.sayAndAwait(tenant, List.of(life.opened()));
        for (var id : reads.ids()) {
            var at = "2026-11-2" + reads.source().nextInt(10) + "T09:00:00.5Z";
            rows.change(
                    """
                    insert into timeline_entry (event_id, ticket_id, tenant, at, topic, kind, data)
                    select ?, ticket_id, tenant, ?::timestamptz, topic, ?, jsonb_set(data, '{occurredAt}', to_jsonb(?::text))
                    from timeline_entry where ticket_id = ? order by received_at limit 1
                    """,
                    id,
                    at,
                    reads.source().nextInt(3) == 0 ? "ticket.of-tomorrow" : "ticket.opened",
                    at,
                    life.ticket);
        }
        reads.of(
                rows.column(
                        "select event_id from timeline_entry where ticket_id = ? and kind = 'ticket.opened' order by at, event_id",
                        life.ticket),
                pages("/v1/console/tickets/" + life.ticket + "/timeline", "eventId"));
    }

    private WholeReads.Pages<String> pages(String path, String id) {
        return (cursor, limit) -> {
            RequestSpecification asked = RestAssured.given()
                    .auth()
                    .oauth2(FirstlineStack.token(tenant, Roles.HELPDESK_AGENT))
                    .queryParam("limit", limit);
            var page = (cursor == null ? asked : asked.queryParam("cursor", cursor))
                    .get(path)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            return new WholeReads.Page<>(page.getList("items." + id, String.class), page.getString("next"));
        };
    }
}
