package dev.firstline.diagnosis.rim;

import dev.firstline.devstack.test.StoredRows;
import dev.firstline.devstack.test.WholeReads;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every list that is read by a cursor: pages of any sizes are the whole list, each row once, in the promised order. */
@DiagnosisRimTest
class WholeListsTest {

    private final StoredRows rows = StoredRows.of("diagnosis");
    private final WholeReads reads = WholeReads.random();
    private final World world = World.ofItsOwn();

    @Test
    void incidentsByTenantAndId() {
        for (var number : reads.aroundPowersOfTen(6)) {
            rows.change("""
                    insert into known_incident (tenant, incident_id, service, product_family, source, status, opened_at)
                    values (?, ?, 'Exchange', 'MICROSOFT_365', 'MANUAL', 'OPEN', '2026-11-21')
                    """, world.tenant() + (reads.source().nextBoolean() ? "" : "/below"), "EX-" + number);
        }
        reads.of(
                rows.column(
                        "select incident_id from known_incident where tenant = ? or tenant = ? order by tenant, incident_id",
                        world.tenant(),
                        world.tenant() + "/below"),
                pages(world.agent(), "/v1/incidents", "incidentId"));
    }

    @Test
    void decisionsOnATicketTheLatestFirst() {
        var ticket = UUID.randomUUID();
        rows.change("insert into diagnosis_case (ticket_id, tenant) values (?, ?)", ticket, world.tenant());
        for (var id : reads.ids()) {
            rows.change("""
                    insert into diagnosis (id, ticket_id, tenant, ticket_version, decided_at, outcome, rule_id, rule_set_version,
                        issue_kind, issue_class, break_fix, tags, evidence, steps)
                    values (?, ?, ?, 1, '2026-11-21', 'RESOLVE_BY_PARTNER', 'rule', '1', 'OWN_TENANT', 'TECHNICAL', true,
                        '[]', '[]', '[]')
                    """, id, ticket, world.tenant());
        }
        reads.of(
                rows.column("select id from diagnosis where ticket_id = ? order by id desc", ticket),
                pages(world.agent(), "/v1/tickets/" + ticket + "/diagnoses", "id"));
    }

    @Test
    void ticketsOfAnIncidentByTenantAndId() {
        rows.change("""
                insert into known_incident (tenant, incident_id, service, product_family, source, status, opened_at)
                values (?, 'EX-1', 'Exchange', 'MICROSOFT_365', 'MANUAL', 'OPEN', '2026-11-21')
                """, world.tenant());
        for (var id : reads.ids()) {
            rows.change("""
                    insert into diagnosis_case (ticket_id, tenant, incident_tenant, incident_id, linked) values (?, ?, ?, 'EX-1', true)
                    """, id, world.tenant() + (reads.source().nextBoolean() ? "" : "/below"), world.tenant());
        }
        reads.of(
                rows.column(
                        "select ticket_id from diagnosis_case where incident_tenant = ? order by tenant collate \"C\", ticket_id",
                        world.tenant()),
                pages(world.agent(), "/v1/incidents/EX-1/tickets", "ticketId"));
    }

    @Test
    void healthConnectionsByTenantAndDirectory() {
        for (var id : reads.ids()) {
            rows.change(
                    """
                    insert into health_connection (id, tenant, directory_id, client_id, secret, sealed_under, connected_by, connected_at,
                        next_poll_at)
                    values (?, ?, ?, ?, '', 'nothing', 'nobody', '2026-11-21', '9999-01-01')
                    """, UUID.randomUUID(), world.tenant() + (reads.source().nextBoolean() ? "" : "/below"), id, id);
        }
        reads.of(
                rows.column(
                        "select directory_id from health_connection where tenant = ? or tenant = ? order by tenant, directory_id",
                        world.tenant(),
                        world.tenant() + "/below"),
                pages(world.agent(), "/v1/health-connections", "directoryId"));
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
