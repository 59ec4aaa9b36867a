package dev.firstline.intake.ticket;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.ticket.Opening.Filed;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The busiest write of the platform: one statement for all tickets whose customers are known. */
@ApplicationScoped
class NewTickets {

    /**
     * A ticket is left out when its customer or contact is not known yet, its external reference is taken, or its request is not the first
     * with its Idempotency-Key. In the order of the references: two that file the same ones at once wait for each other in one order.
     */
    private static final String INSERT = """
            with asked as materialized (
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality as asked (
                    id, filer, customer, person, external_reference, type, severity, language, language_stated, affected_tenant,
                    product_family, product, region, category, break_fix, title, body, client, subject, holder, once, n)
                where (external_reference is null or not exists (
                    select from ticket t where t.filer = asked.filer and t.external_reference = asked.external_reference))
                  and (once is null or firstline_is_first(asked.filer, client, holder, ?, once))
            ), known as materialized (
                select asked.n, c.id, c.tenant, c.external_id, c.name,
                       p.id as person_id, p.external_id as person_external_id, p.name as person_name, p.email
                from asked
                cross join lateral (
                    select * from customer
                    where external_id = asked.customer and (partner = asked.filer or tenant = asked.filer)
                    order by partner <> asked.filer limit 1) c
                left join contact p
                    on p.customer_id = c.id and p.external_id = asked.person and p.writer = asked.filer
                where asked.person is null or p.id is not null
            ), opened as (
                insert into ticket (
                    id, number, tenant, filer, external_reference, version, status, type, severity, language,
                    language_stated, affected_tenant, product_family, product, region, category, break_fix, title, body,
                    customer_id, contact_id, opened_at, updated_at, feed_position)
                select asked.id, ticket_number(nextval('ticket_count')), known.tenant, asked.filer, asked.external_reference, 1, 'NEW',
                    asked.type, asked.severity, asked.language, asked.language_stated, asked.affected_tenant, asked.product_family,
                    asked.product, asked.region, asked.category, asked.break_fix, asked.title, asked.body,
                    known.id, known.person_id, ?, ?, base + pg_current_xact_id()::text::bigint
                from asked join known using (n) cross join feed_epoch
                order by asked.filer, asked.external_reference, n
                on conflict (filer, external_reference) where external_reference is not null do nothing
                returning id, number, tenant, filer, opened_at, feed_position
            ), noted as (
                insert into ticket_change (feed_position, ticket_id, tenant, version, kind, at, actor_tenant, client, subject)
                select opened.feed_position, opened.id, opened.tenant, 1, 'OPENED', opened.opened_at, opened.filer,
                       asked.client, asked.subject
                from opened join asked using (id) order by asked.n
            )
            select opened.id, opened.number, opened.tenant, known.id, known.external_id, known.name,
                   known.person_id, known.person_external_id, known.person_name, known.email
            from opened join asked on asked.id = opened.id join known using (n)
            """;

    private final Transactions transactions;

    NewTickets(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Stores those tickets whose customer and contact are known, whose external reference is free and whose request is the first with its
     * key, within the open transaction; its scope covers all filers.
     *
     * @return in the order of the requests; empty for those that were left out
     */
    List<Optional<OpenedTicket>> store(List<Filed> filed, Instant now) {
        if (filed.isEmpty()) {
            return List.of();
        }
        var ids = filed.stream().map(Filed::id).toList();
        var byId = new HashMap<UUID, Filed>();
        for (int i = 0; i < ids.size(); i++) {
            byId.put(ids.get(i), filed.get(i));
        }
        var opened = new HashMap<UUID, OpenedTicket>();
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(INSERT)) {
            bind(new Binder(statement), ids, filed, now);
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    var id = result.getObject(1, UUID.class);
                    var asked = Objects.requireNonNull(byId.get(id));
                    opened.put(id, within(asked.filer(), OpenedTicket.of(id, asked.ticket(), now, result)));
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
        return ids.stream().map(id -> Optional.ofNullable(opened.get(id))).toList();
    }

    /** Where several tenants' tickets are stored at once, no scope of the database keeps one's from another's customer. */
    private static OpenedTicket within(TenantPath filer, OpenedTicket opened) {
        if (!filer.covers(new TenantPath(opened.view().tenant()))) {
            throw new IllegalStateException("a ticket would belong to a tenant that its filer does not cover");
        }
        return opened;
    }

    private static void bind(Binder binder, List<UUID> ids, List<Filed> filed, Instant now) throws SQLException {
        var requests = filed.stream().map(Filed::ticket).toList();
        binder.ids(ids)
                .texts(filed, one -> one.filer().value())
                .texts(requests, request -> request.customer().externalId())
                .texts(
                        requests,
                        request -> request.contact() == null
                                ? null
                                : request.contact().externalId())
                .texts(requests, NewTicket::externalReference)
                .names(requests, NewTicket::type)
                .names(requests, NewTicket::severity)
                .names(requests, NewTicket::languageOrAssumed)
                .flags(requests, NewTicket::isLanguageStated)
                .names(requests, NewTicket::affectedTenant)
                .names(requests, NewTicket::productFamily)
                .texts(requests, NewTicket::product)
                .texts(requests, NewTicket::region)
                .names(requests, NewTicket::category)
                .flags(requests, NewTicket::breakFix)
                .texts(requests, NewTicket::title)
                .texts(requests, NewTicket::body)
                .texts(filed, one -> one.opening().by().client())
                .texts(filed, one -> one.opening().by().subject())
                .texts(filed, one -> {
                    var once = one.opening().once();
                    return once == null ? null : once.holder();
                })
                .texts(filed, one -> {
                    var once = one.opening().once();
                    return once == null ? null : once.key();
                })
                .text(Opening.ROUTE)
                .instant(now)
                .instant(now);
    }
}
