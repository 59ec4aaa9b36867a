package dev.firstline.intake.customer;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Makes customers and contacts that are not there yet. The unique keys decide, not a look beforehand. */
@ApplicationScoped
public class CustomerUpserts {

    private final Transactions transactions;
    private final CustomerRepository customers;
    private final ContactRepository contacts;

    CustomerUpserts(Transactions transactions, CustomerRepository customers, ContactRepository contacts) {
        this.transactions = transactions;
        this.customers = customers;
        this.contacts = contacts;
    }

    /**
     * What was found or made.
     *
     * @param made whether it is new
     */
    record Upserted<T>(T value, boolean made) {}

    /** The customer that the caller knows by that id, within the open transaction; what is there stays as it is. */
    Upserted<Customer> customer(
            TenantPath caller, String externalId, @Nullable String name, @Nullable String tenantSlug, Instant now) {
        var known = customers.known(caller, externalId);
        if (known.isPresent()) {
            return new Upserted<>(known.get(), false);
        }
        var tenant = tenantSlug == null ? caller : below(caller, tenantSlug);
        boolean made = insert("""
                insert into customer (id, tenant, partner, external_id, name, tenant_slug, created_at, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """, Ids.next(), tenant.value(), caller.value(), externalId, name, tenantSlug, now, now);
        var customer = customers
                .known(caller, externalId)
                .orElseThrow(() -> Problem.conflict("Another customer has this tenantSlug; each needs its own."));
        return new Upserted<>(customer, made);
    }

    /** The same for a contact. */
    Upserted<Contact> contact(
            Customer customer, String externalId, @Nullable String name, @Nullable EmailAddress email, Instant now) {
        var known = contacts.known(customer, externalId);
        if (known.isPresent()) {
            return new Upserted<>(known.get(), false);
        }
        boolean made = insert(
                """
                insert into contact (id, tenant, customer_id, external_id, name, email, created_at, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """,
                Ids.next(),
                customer.tenant().value(),
                customer.id(),
                externalId,
                name,
                email == null ? null : email.value(),
                now,
                now);
        return new Upserted<>(contacts.known(customer, externalId).orElseThrow(), made);
    }

    /** Makes what a new ticket names and is not known yet. */
    public void ensure(TenantPath caller, CustomerReference reference, @Nullable ContactReference person, Instant now) {
        var customer = customer(caller, reference.externalId(), reference.name(), null, now)
                .value();
        if (person != null) {
            contact(customer, person.externalId(), person.name(), person.email(), now);
        }
    }

    private static TenantPath below(TenantPath caller, String slug) {
        try {
            return caller.child(slug);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("/tenantSlug", e.getMessage());
        }
    }

    private boolean insert(String sql, @Nullable Object... values) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(
                        i + 1, values[i] instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : values[i]);
            }
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
