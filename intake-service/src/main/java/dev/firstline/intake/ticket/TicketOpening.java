package dev.firstline.intake.ticket;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.intake.customer.CustomerUpserts;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores new tickets. The busiest write of the platform: one statement for all whose customers are known. */
@ApplicationScoped
class TicketOpening {

    /** A ticket is left out when its customer or contact is not known yet, or its external reference is taken. */
    private static final String INSERT = """
            with asked as materialized (
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality as asked (
                    id, customer, person, external_reference, type, severity, language, affected_tenant,
                    product_family, product, region, category, break_fix, title, body, client, subject, n)
            ), known as materialized (
                select asked.n, c.id, c.tenant, c.external_id, c.name,
                       p.id as person_id, p.external_id as person_external_id, p.name as person_name, p.email
                from asked
                cross join lateral (
                    select * from customer
                    where external_id = asked.customer and (partner = ? or tenant = ?)
                    order by partner <> ? limit 1) c
                left join contact p on p.customer_id = c.id and p.external_id = asked.person
                where asked.person is null or p.id is not null
            ), opened as (
                insert into ticket (
                    id, number, tenant, filer, external_reference, version, status, type, severity, language,
                    affected_tenant, product_family, product, region, category, break_fix, title, body,
                    customer_id, contact_id, opened_at, updated_at, feed_position)
                select asked.id, nextval('ticket_number'), known.tenant, ?, asked.external_reference, 1, 'NEW',
                    asked.type, asked.severity, asked.language, asked.affected_tenant, asked.product_family,
                    asked.product, asked.region, asked.category, asked.break_fix, asked.title, asked.body,
                    known.id, known.person_id, ?, ?, base + pg_current_xact_id()::text::bigint
                from asked join known using (n) cross join feed_epoch order by n
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
    private final CustomerUpserts customers;
    private final Clock clock;

    TicketOpening(Transactions transactions, CustomerUpserts customers, Clock clock) {
        this.transactions = transactions;
        this.customers = customers;
        this.clock = clock;
    }

    /**
     * Stores the ticket within the open transaction; the caller publishes {@link OpenedTicket#facts}. Makes customer and
     * contact when they are not known yet.
     *
     * @param filer the tenant whose token files it
     * @throws Problem 409 when the filer has a ticket with that external reference
     */
    OpenedTicket open(TenantPath filer, Opening opening) {
        var request = opening.ticket();
        var opened = openKnown(filer, List.of(opening)).getFirst();
        if (opened.isPresent()) {
            return opened.get();
        }
        refuseTakenReference(filer, request.externalReference());
        customers.ensure(filer, request.customer(), request.contact(), clock.instant());
        return openKnown(filer, List.of(opening)).getFirst().orElseGet(() -> {
            refuseTakenReference(filer, request.externalReference());
            throw new IllegalStateException("neither the customer is missing nor the reference taken");
        });
    }

    /**
     * Stores those tickets whose customer and contact are known and whose external reference is free, within the open
     * transaction.
     *
     * @return in the order of the requests; empty where {@link #open} is needed
     */
    List<Optional<OpenedTicket>> openKnown(TenantPath filer, List<Opening> openings) {
        if (openings.isEmpty()) {
            return List.of();
        }
        var now = clock.instant();
        var requests = openings.stream().map(Opening::ticket).toList();
        var ids = requests.stream().map(request -> Ids.next()).toList();
        var byId = new HashMap<UUID, NewTicket>();
        for (int i = 0; i < ids.size(); i++) {
            byId.put(ids.get(i), requests.get(i));
        }
        var opened = new HashMap<UUID, OpenedTicket>();
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(INSERT)) {
            new Binder(statement)
                    .ids(ids)
                    .texts(requests, request -> request.customer().externalId())
                    .texts(
                            requests,
                            request -> request.contact() == null
                                    ? null
                                    : request.contact().externalId())
                    .texts(requests, NewTicket::externalReference)
                    .names(requests, NewTicket::type)
                    .names(requests, NewTicket::severity)
                    .names(requests, NewTicket::language)
                    .names(requests, NewTicket::affectedTenant)
                    .names(requests, NewTicket::productFamily)
                    .texts(requests, NewTicket::product)
                    .texts(requests, NewTicket::region)
                    .names(requests, NewTicket::category)
                    .flags(requests, NewTicket::breakFix)
                    .texts(requests, NewTicket::title)
                    .texts(requests, NewTicket::body)
                    .texts(openings, opening -> opening.by().client())
                    .texts(openings, opening -> opening.by().subject())
                    .text(filer.value())
                    .text(filer.value())
                    .text(filer.value())
                    .text(filer.value())
                    .instant(now)
                    .instant(now);
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    var id = result.getObject(1, UUID.class);
                    opened.put(id, OpenedTicket.of(id, Objects.requireNonNull(byId.get(id)), now, result));
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
        return ids.stream().map(id -> Optional.ofNullable(opened.get(id))).toList();
    }

    private void refuseTakenReference(TenantPath filer, @Nullable String reference) {
        if (reference == null) {
            return;
        }
        try (var connection = transactions.connection()) {
            refuseTakenReference(connection, filer, reference);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static void refuseTakenReference(Connection connection, TenantPath filer, String reference)
            throws SQLException {
        try (var statement = connection.prepareStatement(
                "select id, number, status from ticket where filer = ? and external_reference = ?")) {
            new Binder(statement).text(filer.value()).text(reference);
            try (var row = statement.executeQuery()) {
                if (row.next()) {
                    var number = new TicketNumber(row.getLong(2));
                    throw Problem.conflict("This externalReference belongs to ticket " + number
                                    + "; read that one, or send another reference.")
                            .with("ticketId", row.getString(1))
                            .with("number", number)
                            .with("ticketStatus", TicketStatus.valueOf(row.getString(3)));
                }
            }
        }
    }
}
