package dev.firstline.intake.transfer;

import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.ticket.TicketNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Stores tickets that lived elsewhere: one statement for all that are new, one for all that changed; within the open transaction. */
@ApplicationScoped
class PastTickets {

    /** Left out is a ticket whose customer or contact is not known yet, or whose reference is taken. */
    private static final String INSERT = """
            with asked as materialized (
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality as asked (
                    id, customer, person, external_reference, status, status_reason, type, severity, language, language_stated,
                    affected_tenant, product_family, product, region, category, break_fix, title, body, opened_at, updated_at,
                    communications, n)
            ), known as materialized (
                select asked.n, c.id, c.tenant, p.id as person_id
                from asked
                cross join lateral (
                    select * from customer
                    where external_id = asked.customer and (partner = ? or tenant = ?)
                    order by partner <> ? limit 1) c
                left join contact p on p.customer_id = c.id and p.external_id = asked.person and p.writer = ?
                where asked.person is null or p.id is not null
            )
            insert into ticket (
                id, number, tenant, filer, external_reference, version, imported_version, status, status_reason, type, severity,
                language, language_stated, affected_tenant, product_family, product, region, category, break_fix, title, body,
                customer_id, contact_id, opened_at, updated_at, communications, feed_position)
            select asked.id, ticket_number(nextval('ticket_count')), known.tenant, ?, asked.external_reference, 1, 1, asked.status,
                asked.status_reason, asked.type, asked.severity, asked.language, asked.language_stated, asked.affected_tenant,
                asked.product_family, asked.product, asked.region, asked.category, asked.break_fix, asked.title, asked.body,
                known.id, known.person_id, asked.opened_at, asked.updated_at, asked.communications,
                base + pg_current_xact_id()::text::bigint
            from asked join known using (n) cross join feed_epoch
            order by asked.external_reference
            on conflict (filer, external_reference) where external_reference is not null do nothing
            returning id, number, tenant, version
            """;

    private static final String UPDATE = """
            update ticket t set status = asked.status, status_reason = asked.status_reason, type = asked.type,
                severity = asked.severity, language = asked.language, affected_tenant = asked.affected_tenant,
                product_family = asked.product_family, product = asked.product, region = asked.region,
                category = asked.category, break_fix = asked.break_fix, title = asked.title, body = asked.body,
                updated_at = asked.updated_at, communications = t.communications + asked.communications,
                contact_id = (select p.id from contact p
                    where p.customer_id = t.customer_id and p.external_id = asked.person and p.writer = t.filer),
                version = t.version + 1, imported_version = t.version + 1, feed_position = feed_place(t.feed_position, 0)
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as asked (
                id, person, status, status_reason, type, severity, language, affected_tenant, product_family, product, region,
                category, break_fix, title, body, updated_at, communications)
            where t.id = asked.id
            returning t.id, t.number, t.tenant, t.version
            """;

    private final Statements statements;

    PastTickets(Statements statements) {
        this.statements = statements;
    }

    /**
     * A ticket as it is to be.
     *
     * @param languageStated whether somebody stated its language
     * @param words how many communications it gets with it
     */
    record Wanted(UUID id, String reference, TicketImage image, boolean languageStated, int words) {}

    /** A ticket as it was stored. */
    record Stored(UUID id, TicketNumber number, TenantPath tenant, long version) {}

    /** Stores new ones, for that filer; those that were left out are missing in the answer. */
    Map<UUID, Stored> insert(TenantPath filer, List<Wanted> tickets) {
        return run(
                INSERT,
                tickets,
                columns -> columns.values("uuid", Wanted::id)
                        .texts(wanted -> wanted.image().customer())
                        .texts(wanted -> wanted.image().contact())
                        .texts(Wanted::reference)
                        .names(wanted -> wanted.image().status())
                        .texts(wanted -> wanted.image().statusReason())
                        .names(wanted -> wanted.image().type())
                        .names(wanted -> wanted.image().severity())
                        .names(wanted -> wanted.image().language())
                        .values("bool", Wanted::languageStated)
                        .names(wanted -> wanted.image().affectedTenant())
                        .names(wanted -> wanted.image().productFamily())
                        .texts(wanted -> wanted.image().product())
                        .texts(wanted -> wanted.image().region())
                        .names(wanted -> wanted.image().category())
                        .values("bool", wanted -> wanted.image().breakFix())
                        .texts(wanted -> wanted.image().title())
                        .texts(wanted -> wanted.image().body())
                        .instants(wanted -> wanted.image().openedAt())
                        .instants(wanted -> wanted.image().updatedAt())
                        .values("integer", Wanted::words)
                        .text(filer.value())
                        .text(filer.value())
                        .text(filer.value())
                        .text(filer.value())
                        .text(filer.value()));
    }

    /** Changes those that are there and locked. */
    Map<UUID, Stored> update(List<Wanted> tickets) {
        return run(
                UPDATE,
                tickets,
                columns -> columns.values("uuid", Wanted::id)
                        .texts(wanted -> wanted.image().contact())
                        .names(wanted -> wanted.image().status())
                        .texts(wanted -> wanted.image().statusReason())
                        .names(wanted -> wanted.image().type())
                        .names(wanted -> wanted.image().severity())
                        .names(wanted -> wanted.image().language())
                        .names(wanted -> wanted.image().affectedTenant())
                        .names(wanted -> wanted.image().productFamily())
                        .texts(wanted -> wanted.image().product())
                        .texts(wanted -> wanted.image().region())
                        .names(wanted -> wanted.image().category())
                        .values("bool", wanted -> wanted.image().breakFix())
                        .texts(wanted -> wanted.image().title())
                        .texts(wanted -> wanted.image().body())
                        .instants(wanted -> wanted.image().updatedAt())
                        .values("integer", Wanted::words));
    }

    /** Binds tickets to a statement. */
    @FunctionalInterface
    private interface Binding {
        Columns<Wanted> bind(Columns<Wanted> columns) throws SQLException;
    }

    private Map<UUID, Stored> run(String sql, List<Wanted> tickets, Binding binding) {
        var stored = new HashMap<UUID, Stored>();
        if (tickets.isEmpty()) {
            return stored;
        }
        statements
                .rows(
                        sql,
                        statement -> binding.bind(new Columns<>(statement, tickets)),
                        row -> new Stored(
                                row.getObject(1, UUID.class),
                                new TicketNumber(row.getLong(2)),
                                new TenantPath(row.getString(3)),
                                row.getLong(4)))
                .forEach(one -> stored.put(one.id(), one));
        return stored;
    }
}
