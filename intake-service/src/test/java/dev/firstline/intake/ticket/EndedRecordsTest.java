package dev.firstline.intake.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.ops.TicketRetention;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.devstack.test.TicketRows;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = FirstlineStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
class EndedRecordsTest {

    private static final Instant NOW = Instant.parse("2015-06-01T00:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2005-01-01T00:00:00Z");
    private static final Instant LATELY = Instant.parse("2015-01-01T00:00:00Z");

    private static final TicketRows ROWS = new TicketRows(
            "intake",
            List.of("""
            insert into ticket (id, number, tenant, filer, version, status, type, severity, language, affected_tenant, title, body, customer_id,
                opened_at, updated_at)
            select '<id>', coalesce(max(number), 0) + 1, 'ended', 'ended', 1, case when <ended> then 'CLOSED' else 'RESOLVED' end, 'INCIDENT',
                'B', 'EN', 'CUSTOMER', 't', 'b', gen_random_uuid(), now(), now()
            from ticket where number < 1000001
            """, """
            insert into communication (id, tenant, ticket_id, direction, visibility, body, author, written_at)
            values (gen_random_uuid(), 'ended', '<id>', 'INBOUND', 'CUSTOMER', 'b', 'a', now())
            """, """
            insert into attachment (id, tenant, ticket_id, visibility, file_name, content_type, size, sha256, author, author_tenant,
                added_at, scan)
            values (gen_random_uuid(), 'ended', '<id>', 'CUSTOMER', 'f', 'text/plain', 1, repeat('0', 64), 'a', 'ended', now(), 'CLEAN')
            """, """
            insert into external_reference (kind, system, external_id, tenant, object_id, ticket_id, given_at)
            values ('TICKET', 'crm', '<id>', 'ended', '<id>', '<id>', now())
            """, """
            insert into external_reference (kind, system, external_id, tenant, object_id, ticket_id, given_at)
            values ('COMMUNICATION', 'crm', '<id>', 'ended', gen_random_uuid(), '<id>', now())
            """, """
            insert into search_document (ticket_id, desk, tenant, language, words)
            values ('<id>', false, 'ended', 'EN', array_to_tsvector(search_tenants('ended')))
            """, """
            insert into search_name (id, kind, tenant, mark, plain, words)
            values ('<id>', 'n', 'ended', ' n:1', '1', array_to_tsvector(search_tenants('ended')))
            """, """
            insert into ticket_attribute (ticket_id, tenant, name, value) values ('<id>', 'ended', 'label', 'vip')
            """, """
            insert into ticket_link (id, tenant, ticket_id, target_id, kind, linked_at, actor_tenant, client, subject)
            values (gen_random_uuid(), 'ended', '<id>', gen_random_uuid(), 'CHILD_OF', now(), 'ended', 'c', 's')
            """, """
            insert into ticket_link (id, tenant, ticket_id, target_id, kind, linked_at, actor_tenant, client, subject)
            values (gen_random_uuid(), 'ended', gen_random_uuid(), '<id>', 'CHILD_OF', now(), 'ended', 'c', 's')
            """),
            "select (select count(*) from ticket where id = '<id>') + (select count(*) from communication where ticket_id = '<id>')"
                    + " + (select count(*) from attachment where ticket_id = '<id>')"
                    + " + (select count(*) from external_reference where ticket_id = '<id>')"
                    + " + (select count(*) from search_document where ticket_id = '<id>')"
                    + " + (select count(*) from search_name where id = '<id>')"
                    + " + (select count(*) from ticket_attribute where ticket_id = '<id>')"
                    + " + (select count(*) from ticket_link where '<id>' in (ticket_id, target_id))");

    @Inject
    TicketRetention retention;

    @Test
    void whatEndedLongAgoGoesWithWhatWasWrittenAndWhatIsOpenOrRecentStays() throws SQLException {
        var gone = ROWS.write(LONG_AGO, true);
        var open = ROWS.write(LONG_AGO, false);
        var recent = ROWS.write(LATELY, true);

        retention.tidy(NOW);

        assertThat(ROWS.left(gone)).isZero();
        assertThat(ROWS.left(open)).isEqualTo(ROWS.inserts().size());
        assertThat(ROWS.left(recent)).isEqualTo(ROWS.inserts().size());
    }
}
