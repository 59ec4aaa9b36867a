package dev.firstline.intake.search;

import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.devstack.test.StoredRows;
import dev.firstline.devstack.test.WholeReads;
import dev.firstline.intake.IntakeRows;
import dev.firstline.intake.Stack;
import org.junit.jupiter.api.Test;

/** Pages of any sizes are the whole, each ticket once, in one order: the ranked, then those that are older. */
@Stack
class SearchPagesTest {

    private static final int LARGEST_PAGE = 50;
    private static final int OLDER = 130;

    private final StoredRows rows = StoredRows.of("intake");
    private final WholeReads reads = WholeReads.random();
    private final String tenant = newTenant();

    @Test
    void pagesOfAnySizesAreTheWhole() {
        var known = openId(tenant);
        // Four kinds of the same rank each, so that most places are decided by the id.
        rows.change("""
                insert into ticket (id, number, tenant, filer, version, status, type, severity, language, affected_tenant,
                    title, body, customer_id, opened_at, updated_at)
                select (lpad(to_hex((extract(epoch from now()) * 1000)::bigint - n * 7200000::bigint), 12, '0')
                        || '7000' || '8000' || substr(md5(n || ?), 1, 12))::uuid,
                    ticket_number(nextval('ticket_count')), tenant, filer, version, status, type, severity, language, affected_tenant,
                    (array['sprocket', 'sprocket sprocket', 'x', 'x'])[1 + n % 4], (array['x', 'sprocket'])[1 + n / 2 % 2] || ' sprocket',
                    customer_id, opened_at, updated_at
                from ticket, generate_series(1, ?) n where id = ?::uuid
                """, tenant, TicketSearch.RANKED + OLDER, known);
        IntakeRows.one(
                "select search_write(array(select id from ticket where tenant = ? and id <> ?::uuid))", tenant, known);
        var newestFirst =
                rows.column("select id from ticket where tenant = ? and id <> ?::uuid order by id desc", tenant, known);

        var whole = reads.once(this::page, LARGEST_PAGE);

        assertThat(whole).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(newestFirst);
        assertThat(whole.subList(TicketSearch.RANKED, whole.size()))
                .isEqualTo(newestFirst.subList(TicketSearch.RANKED, newestFirst.size()));
        assertThat(whole).isNotEqualTo(newestFirst);
        for (int largest : new int[] {LARGEST_PAGE, 17}) {
            assertThat(reads.once(this::page, largest)).isEqualTo(whole);
        }
    }

    private WholeReads.Page<String> page(String cursor, int limit) {
        var request = crm(tenant).queryParam("q", "sprocket").queryParam("limit", limit);
        var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                .get("/v1/tickets/search")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return new WholeReads.Page<>(page.getList("items.ticket.id", String.class), page.getString("next"));
    }
}
