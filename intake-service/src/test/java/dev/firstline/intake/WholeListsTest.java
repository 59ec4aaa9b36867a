package dev.firstline.intake;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.ticket;

import dev.firstline.devstack.test.StoredRows;
import dev.firstline.devstack.test.WholeReads;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Every list that is read by a cursor: pages of any sizes are the whole list, each row once, in the promised order. */
@Stack
class WholeListsTest {

    private final StoredRows rows = StoredRows.of("intake");
    private final WholeReads reads = WholeReads.random();
    private final String tenant = newTenant();

    @Test
    void ticketsNewestFirst() {
        crm(tenant)
                .body("{\"tenantSlug\":\"below\"}")
                .put("/v1/customers/C-2")
                .then()
                .statusCode(201);
        var own = openId(tenant);
        var below = crm(tenant)
                .body(ticket("below").replace("C-1", "C-2"))
                .post("/v1/tickets")
                .<String>path("id");
        for (var id : reads.ids()) {
            rows.change("""
                    insert into ticket (id, number, tenant, filer, version, status, type, severity, language, affected_tenant,
                        title, body, customer_id, opened_at, updated_at)
                    select ?, ticket_number(nextval('ticket_count')), tenant, filer, version, status, type, severity,
                        language, affected_tenant, title, body, customer_id, opened_at, updated_at
                    from ticket where id = ?::uuid
                    """, id, reads.source().nextBoolean() ? own : below);
        }

        var all = "select id from ticket where (tenant = ? or starts_with(tenant, ? || '/'))";
        var newestFirst = " order by id desc";
        reads.of(rows.column(all + newestFirst, tenant, tenant), pages(crm(tenant), "/v1/tickets", "id"));
        reads.of(
                rows.column(all + " and severity = 'B'" + newestFirst, tenant, tenant),
                pages(crm(tenant).queryParam("severity", "B"), "/v1/tickets", "id"));
        reads.of(
                rows.column(all + newestFirst, tenant + "/below", tenant + "/below"),
                pages(crm(tenant + "/below"), "/v1/tickets", "id"));
    }

    @Test
    void ticketsThatManyWritersHaveFiled() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var writers = new ArrayList<Future<?>>();
            for (int writer = 0; writer < 4; writer++) {
                writers.add(threads.submit(() -> crm(tenant)
                        .body("{\"tickets\":[" + String.join(",", Collections.nCopies(25, ticket("many"))) + "]}")
                        .post("/v1/tickets/bulk")
                        .then()
                        .statusCode(200)));
            }
            for (var writer : writers) {
                writer.get();
            }
        }
        reads.of(
                rows.column("select id from ticket where tenant = ? order by id desc", tenant),
                pages(crm(tenant), "/v1/tickets", "id"));
    }

    @Test
    void customersAndTheirContactsNewestFirst() {
        for (var id : reads.ids()) {
            rows.change("""
                    insert into customer (id, tenant, partner, external_id, created_at, changed_at)
                    values (?, ?, ?, ?, '2026-11-21', '2026-11-21')
                    """, id, tenant, tenant, id.toString());
        }
        var customers = rows.column("select id from customer where tenant = ? order by id desc", tenant);
        reads.of(customers, pages(crm(tenant), "/v1/customers", "id"));

        var customer = UUID.fromString(customers.getFirst());
        for (var id : reads.ids()) {
            rows.change("""
                    insert into contact (id, tenant, writer, customer_id, external_id, created_at, changed_at)
                    values (?, ?, ?, ?, ?, '2026-11-21', '2026-11-21')
                    """, id, tenant, tenant, customer, id.toString());
        }
        reads.of(
                rows.column("select id from contact where customer_id = ? order by id desc", customer),
                pages(crm(tenant), "/v1/customers/" + customer + "/contacts", "id"));
    }

    @Test
    void communicationsOldestFirstWithTheDesksNotesOrWithout() {
        var ticket = openId(tenant);
        for (var id : reads.ids()) {
            rows.change("""
                    insert into communication (id, tenant, ticket_id, direction, visibility, body, author, written_at)
                    values (?, ?, ?::uuid, 'OUTBOUND', ?, 'body', 'author', '2026-11-21')
                    """, id, tenant, ticket, reads.source().nextBoolean() ? "INTERNAL" : "CUSTOMER");
        }
        var path = "/v1/tickets/" + ticket + "/communications";
        var all = "select id from communication where ticket_id = ?::uuid and visibility = any(?::text[]) order by id";
        reads.of(rows.column(all, ticket, "{INTERNAL,CUSTOMER}"), pages(agent(tenant), path, "id"));
        reads.of(rows.column(all, ticket, "{CUSTOMER}"), pages(crm(tenant), path, "id"));
    }

    @Test
    void linksOfATicketFromEitherEndInTheOrderInWhichTheyWereMade() {
        var ticket = openId(tenant);
        for (var id : reads.ids()) {
            boolean outward = reads.source().nextBoolean();
            var other = UUID.randomUUID();
            rows.change("""
                    insert into ticket (id, number, tenant, filer, version, status, type, severity, language, affected_tenant,
                        title, body, customer_id, opened_at, updated_at)
                    select ?, ticket_number(nextval('ticket_count')), tenant, filer, version, status, type, severity,
                        language, affected_tenant, title, body, customer_id, opened_at, updated_at
                    from ticket where id = ?::uuid
                    """, other, ticket);
            rows.change(
                    """
                    insert into ticket_link (id, tenant, ticket_id, target_id, kind, linked_at, actor_tenant, client, subject)
                    values (?, ?, ?::uuid, ?::uuid, 'RELATED_TO', '2026-11-21', ?, 'c', 's')
                    """, id, tenant, outward ? ticket : other.toString(), outward ? other.toString() : ticket, tenant);
        }
        reads.of(
                rows.column("select id from ticket_link where ?::uuid in (ticket_id, target_id) order by id", ticket),
                pages(agent(tenant), "/v1/tickets/" + ticket + "/links", "id"));
    }

    @Test
    void whatSeveralTenantsCallSoByTheTenants() {
        var ticket = openId(tenant);
        for (var id : reads.ids()) {
            rows.change("""
                    insert into external_reference (kind, system, external_id, tenant, object_id, ticket_id, given_at)
                    values ('TICKET', 'crm', '7', ?, ?::uuid, ?::uuid, '2026-11-21')
                    """, tenant + "/" + id, ticket, ticket);
        }
        reads.of(
                rows.column(
                        "select tenant from external_reference where starts_with(tenant, ? || '/') order by tenant",
                        tenant),
                pages(
                        crm(tenant).queryParam("kind", "TICKET").queryParam("reference", "crm:7"),
                        "/v1/references",
                        "tenant"));
    }

    @Test
    void queuesByTenantAndKey() {
        for (var id : reads.ids()) {
            rows.change("""
                    insert into desk_queue (tenant, key, name, subjects, names, version, changed_at)
                    values (?, ?, 'Q', '{agent-7}', '{""}', 1, '2026-11-21')
                    """, reads.source().nextBoolean() ? tenant : tenant + "/below", "q" + id);
        }
        var all =
                "select key from desk_queue where (tenant = ? or starts_with(tenant, ? || '/')) order by tenant, key collate \"C\"";
        reads.of(rows.column(all, tenant, tenant), pages(agent(tenant), "/v1/queues", "key"));
        reads.of(
                rows.column(all, tenant, tenant),
                pages(agent(tenant).queryParam("member", "agent-7"), "/v1/queues", "key"));
    }

    private static WholeReads.Pages<String> pages(RequestSpecification request, String path, String id) {
        return (cursor, limit) -> {
            var asked = RestAssured.given().spec(request).queryParam("limit", limit);
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
