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
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores a new ticket. The busiest write of the platform: one statement when the customer is known. */
@ApplicationScoped
class TicketOpening {

    /** Nothing comes back when the customer or contact is not known yet, or the external reference is taken. */
    private static final String INSERT = """
            with known as (
                select c.id, c.tenant, c.external_id, c.name,
                       p.id as person_id, p.external_id as person_external_id, p.name as person_name, p.email
                from customer c
                left join contact p on p.customer_id = c.id and p.external_id = ?
                where c.external_id = ? and (c.partner = ? or c.tenant = ?) and (?::text is null or p.id is not null)
                order by c.partner <> ? limit 1
            ), opened as (
                insert into ticket (
                    id, number, tenant, filer, external_reference, version, status, type, severity, language,
                    affected_tenant, product_family, product, region, category, break_fix, title, body,
                    customer_id, contact_id, opened_at, updated_at)
                select ?, nextval('ticket_number'), known.tenant, ?, ?, 1, 'NEW', ?, ?, ?,
                    ?, ?, ?, ?, ?, ?::boolean, ?, ?,
                    known.id, known.person_id, ?, ?
                from known
                on conflict (filer, external_reference) where external_reference is not null do nothing
                returning id, number, tenant, opened_at
            ), noted as (
                insert into ticket_change (ticket_id, tenant, version, kind, at)
                select id, tenant, 1, 'OPENED', opened_at from opened
            )
            select opened.number, opened.tenant, known.id, known.external_id, known.name,
                   known.person_id, known.person_external_id, known.person_name, known.email
            from opened cross join known
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
     * Stores the ticket within the open transaction; the caller publishes {@link OpenedTicket#facts()}.
     *
     * @param filer the tenant whose token files it
     * @throws Problem 409 when the filer has a ticket with that external reference
     */
    OpenedTicket open(TenantPath filer, NewTicket request) {
        var now = clock.instant();
        var opened = insert(filer, request, now);
        if (opened.isPresent()) {
            return opened.get();
        }
        refuseTakenReference(filer, request.externalReference());
        customers.ensure(filer, request.customer(), request.contact(), now);
        return insert(filer, request, now).orElseGet(() -> {
            refuseTakenReference(filer, request.externalReference());
            throw new IllegalStateException("neither the customer is missing nor the reference taken");
        });
    }

    private Optional<OpenedTicket> insert(TenantPath filer, NewTicket request, Instant now) {
        var id = Ids.next();
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(INSERT)) {
            var person = request.contact() == null ? null : request.contact().externalId();
            new Binder(statement)
                    .text(person)
                    .text(request.customer().externalId())
                    .text(filer.value())
                    .text(filer.value())
                    .text(person)
                    .text(filer.value())
                    .id(id)
                    .text(filer.value())
                    .text(request.externalReference())
                    .name(request.type())
                    .name(request.severity())
                    .name(request.language())
                    .name(request.affectedTenant())
                    .name(request.productFamily())
                    .text(request.product())
                    .text(request.region())
                    .name(request.category())
                    .flag(request.breakFix())
                    .text(request.title())
                    .text(request.body())
                    .instant(now)
                    .instant(now);
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(OpenedTicket.of(id, request, now, row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
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
