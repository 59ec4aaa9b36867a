package dev.firstline.intake.customer;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.quota.RowCount;
import dev.firstline.chassis.quota.Stock;
import dev.firstline.chassis.quota.StockRows;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes customers and contacts that are not there yet. The unique keys decide, not a look beforehand. */
@ApplicationScoped
public class CustomerUpserts {

    /** Where the customers of a tenant are. */
    @Produces
    @Singleton
    public static final StockRows OWNED_CUSTOMERS =
            new StockRows(Stock.CUSTOMERS, "select 1 from customer where partner = ?");

    /** Where the contacts of a tenant are. */
    @Produces
    @Singleton
    public static final StockRows OWNED_CONTACTS =
            new StockRows(Stock.CONTACTS, "select 1 from contact where writer = ?");

    /** Sorted, so that two that make the same ones at once wait for each other in one order. */
    private static final String ENSURE_CUSTOMERS = """
        insert into customer (id, tenant, partner, external_id, name, created_at, changed_at)
        select id, ?, ?, external_id, name, ?, ?
        from unnest(?::uuid[], ?::text[], ?::text[]) with ordinality as named (id, external_id, name, n)
        where not exists (
            select from customer c where c.external_id = named.external_id and (c.partner = ? or c.tenant = ?))
        order by external_id, n
        on conflict do nothing
        """;

    private static final String ENSURE_CONTACTS = """
        insert into contact (id, tenant, writer, customer_id, external_id, name, email, created_at, changed_at)
        select named.id, c.tenant, ?, c.id, named.external_id, named.name, named.email, ?, ?
        from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[]) with ordinality
            as named (id, customer, external_id, name, email, n)
        cross join lateral (
            select * from customer
            where external_id = named.customer and (partner = ? or tenant = ?)
            order by partner <> ? limit 1) c
        order by c.id, named.external_id, named.n
        on conflict do nothing
        """;

    private final Transactions transactions;
    private final CustomerRepository customers;
    private final ContactRepository contacts;
    private final RowCount numbers;

    CustomerUpserts(
            Transactions transactions, CustomerRepository customers, ContactRepository contacts, RowCount numbers) {
        this.transactions = transactions;
        this.numbers = numbers;
        this.customers = customers;
        this.contacts = contacts;
    }

    /**
     * What was found or made; locked until the end of the transaction.
     *
     * @param made whether it is new
     */
    record Upserted<T>(T value, boolean made) {}

    /** The customer that the caller knows by that id, within the open transaction; what is there stays as it is. */
    Upserted<Customer> customer(
            TenantPath caller, String externalId, @Nullable String name, @Nullable String tenantSlug, Instant now) {
        var known = customers.forChange(caller, externalId);
        if (known.isPresent()) {
            return new Upserted<>(known.get(), false);
        }
        var tenant = tenantSlug == null ? caller : below(caller, tenantSlug);
        numbers.oneMore(OWNED_CUSTOMERS, caller.value());
        boolean made =
                run("""
                    insert into customer (id, tenant, partner, external_id, name, tenant_slug, created_at, changed_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                    """, Ids.next(), tenant.value(), caller.value(), externalId, name, tenantSlug, now, now) == 1;
        var customer = customers
                .forChange(caller, externalId)
                .orElseThrow(() -> Problem.conflict("Another customer has this tenantSlug; each needs its own."));
        return new Upserted<>(customer, made);
    }

    /** The same for a contact that the writer knows by that id. */
    Upserted<Contact> contact(
            TenantPath writer,
            Customer customer,
            String externalId,
            @Nullable String name,
            @Nullable EmailAddress email,
            Instant now) {
        var known = contacts.forChange(writer, customer, externalId);
        if (known.isPresent()) {
            return new Upserted<>(known.get(), false);
        }
        numbers.oneMore(OWNED_CONTACTS, writer.value());
        boolean made = run(
                        """
                        insert into contact (id, tenant, writer, customer_id, external_id, name, email, created_at, changed_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """,
                        Ids.next(),
                        customer.tenant().value(),
                        writer.value(),
                        customer.id(),
                        externalId,
                        name,
                        email == null ? null : email.value(),
                        now,
                        now)
                == 1;
        return new Upserted<>(contacts.forChange(writer, customer, externalId).orElseThrow(), made);
    }

    /**
     * The person of a customer that the writer knows by that id; one that is not there yet is made, one that is stays as it is. Within the open
     * transaction.
     *
     * @throws Problem 409 when the writer knows the customer by no id of its own
     */
    public Contact person(TenantPath writer, UUID customer, ContactReference reference, Instant now) {
        var of = customers
                .findByIdOptional(customer)
                .filter(found -> found.isKnownTo(writer))
                .orElseThrow(
                        () -> Problem.conflict(
                                "The caller's tenant has no customer of its own behind this ticket, and so no contacts; leave contact out."));
        return contacts.written(writer, of, reference.externalId())
                .orElseGet(() -> contact(writer, of, reference.externalId(), reference.name(), reference.email(), now)
                        .value());
    }

    /** Makes what new tickets name and is not known yet; of two that say different things of one, the first holds. */
    public void ensure(TenantPath filer, List<Named> named, Instant now) {
        var references = named.stream().map(Named::customer).toList();
        int made = run(
                ENSURE_CUSTOMERS,
                filer.value(),
                filer.value(),
                now,
                now,
                references.stream().map(reference -> Ids.next()).toArray(),
                references.stream().map(CustomerReference::externalId).toArray(),
                references.stream().map(CustomerReference::name).toArray(),
                filer.value(),
                filer.value());
        numbers.made(OWNED_CUSTOMERS, filer.value(), made);
        var people = named.stream().filter(one -> one.contact() != null).toList();
        if (!people.isEmpty()) {
            ensureContacts(filer, people, now);
        }
    }

    private void ensureContacts(TenantPath filer, List<Named> named, Instant now) {
        var people =
                named.stream().map(one -> Objects.requireNonNull(one.contact())).toList();
        int made = run(
                ENSURE_CONTACTS,
                filer.value(),
                now,
                now,
                people.stream().map(person -> Ids.next()).toArray(),
                named.stream().map(one -> one.customer().externalId()).toArray(),
                people.stream().map(ContactReference::externalId).toArray(),
                people.stream().map(ContactReference::name).toArray(),
                people.stream()
                        .map(person ->
                                person.email() == null ? null : person.email().value())
                        .toArray(),
                filer.value(),
                filer.value(),
                filer.value());
        numbers.made(OWNED_CONTACTS, filer.value(), made);
    }

    private static TenantPath below(TenantPath caller, String slug) {
        try {
            return caller.child(slug);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("/tenantSlug", String.valueOf(e.getMessage()));
        }
    }

    private int run(String sql, @Nullable Object... values) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                switch (values[i]) {
                    case Instant instant -> statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
                    case Object[] column -> statement.setArray(i + 1, connection.createArrayOf("text", column));
                    case null, default -> statement.setObject(i + 1, values[i]);
                }
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
