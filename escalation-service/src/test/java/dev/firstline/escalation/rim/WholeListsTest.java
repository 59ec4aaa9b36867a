package dev.firstline.escalation.rim;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.devstack.test.StoredRows;
import dev.firstline.devstack.test.WholeReads;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every list that is read by a cursor: pages of any sizes are the whole list, each row once, in the promised order. */
@EscalationRimTest
class WholeListsTest {

    private final StoredRows rows = StoredRows.of("escalation");
    private final WholeReads reads = WholeReads.random();
    private final String tenant = "t" + UUID.randomUUID().toString().substring(0, 12);

    @Test
    void escalationsTheLatestFirst() {
        for (var id : reads.ids()) {
            rows.change(
                    """
                    insert into escalation (id, tenant, ticket_id, state, outcome, affected_tenant, issue_class, break_fix,
                        severity, language, version, created_at, changed_at)
                    values (?, ?, ?, ?, 'ESCALATE_MICROSOFT', 'CUSTOMER', 'TECHNICAL', true, 'B', 'EN', 1,
                        '2026-11-21', '2026-11-21')
                    """,
                    id,
                    tenant + (reads.source().nextBoolean() ? "" : "/below"),
                    UUID.randomUUID(),
                    reads.source().nextBoolean() ? "CANCELLED" : "HANDED_BACK");
        }
        var all = "select id from escalation where tenant in (?, ?) and state = any(?::text[]) order by id desc";
        reads.of(
                rows.column(all, tenant, tenant + "/below", "{CANCELLED,HANDED_BACK}"),
                pages(agent(), "/v1/escalations", "id"));
        reads.of(
                rows.column(all, tenant, tenant + "/below", "{CANCELLED}"),
                pages(agent().queryParam("state", "CANCELLED"), "/v1/escalations", "id"));
    }

    @Test
    void entitlementsInTheOrderOfTheirMaking() {
        for (var id : reads.ids()) {
            rows.change("""
                    insert into entitlement (id, tenant, vehicle, valid_from, version, created_at, changed_at)
                    values (?, ?, 'SIGNATURE', '2026-01-01', 1, '2026-11-21', '2026-11-21')
                    """, id, tenant);
        }
        reads.of(
                rows.column("select id from entitlement where tenant = ? order by id", tenant),
                pages(agent(), "/v1/entitlements", "id"));
    }

    @Test
    void delegatedAccessInTheOrderOfItsMaking() {
        for (var id : reads.ids()) {
            rows.change("""
                    insert into customer_access (id, tenant, customer_id, version, created_at, changed_at)
                    values (?, ?, ?, 1, '2026-11-21', '2026-11-21')
                    """, id, tenant + (reads.source().nextBoolean() ? "" : "/below"), UUID.randomUUID());
        }
        reads.of(
                rows.column(
                        "select customer_id from customer_access where tenant in (?, ?) order by id",
                        tenant,
                        tenant + "/below"),
                pages(agent(), "/v1/delegated-access", "customerId"));
    }

    @Test
    void movementsTheLatestFirst() {
        var entitlement = UUID.randomUUID();
        rows.change("""
                insert into entitlement (id, tenant, vehicle, valid_from, version, created_at, changed_at)
                values (?, ?, 'SIGNATURE', '2026-01-01', 1, '2026-11-21', '2026-11-21')
                """, entitlement, tenant);
        for (long number : reads.aroundPowersOfTen(7)) {
            rows.change("""
                    insert into entitlement_movement (entitlement_id, number, tenant, kind, units, free, reserved, used, expired, moved_at)
                    values (?, ?, ?, 'GRANTED', 1, 1, 0, 0, 0, '2026-11-21') on conflict do nothing
                    """, entitlement, number, tenant);
        }
        reads.of(
                rows.column(
                        "select number from entitlement_movement where entitlement_id = ? order by number desc",
                        entitlement),
                pages(agent(), "/v1/entitlements/" + entitlement + "/movements", "number"));
    }

    @Test
    void movesOfAnEscalationTheLatestFirst() {
        var escalation = UUID.randomUUID();
        rows.change("""
                insert into escalation (id, tenant, ticket_id, state, outcome, affected_tenant, issue_class, break_fix,
                    severity, language, version, created_at, changed_at)
                values (?, ?, ?, 'CANCELLED', 'ESCALATE_MICROSOFT', 'CUSTOMER', 'TECHNICAL', true, 'B', 'EN', 1,
                    '2026-11-21', '2026-11-21')
                """, escalation, tenant, UUID.randomUUID());
        for (var id : reads.ids()) {
            rows.change("""
                    insert into escalation_move (id, tenant, escalation_id, move, from_progress, to_progress, person, person_tenant,
                        moved_at)
                    values (?, ?, ?, 'ANSWER', 'AWAITING_PARTNER', 'IN_PROGRESS', 'a', 'a', '2026-11-21')
                    """, id, tenant, escalation);
        }
        reads.of(
                rows.column("select id from escalation_move where escalation_id = ? order by id desc", escalation),
                pages(agent(), "/v1/escalations/" + escalation + "/moves", "id"));
    }

    private RequestSpecification agent() {
        return RestAssured.given().auth().oauth2(FirstlineStack.token(tenant, Roles.HELPDESK_AGENT));
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
