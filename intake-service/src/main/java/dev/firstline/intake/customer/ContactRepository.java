package dev.firstline.intake.customer;

import dev.firstline.contracts.TenantPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The people of a customer. Who wrote them down owns them: the partner's are not the customer's own tenant's to read, and
 * what that tenant writes is read by the tenants above it as well.
 */
@ApplicationScoped
class ContactRepository implements PanacheRepositoryBase<Contact, UUID> {

    private static final String READABLE = "tenant = :tenant and customerId = :customer"
            + " and (writer = :reader or left(writer, length(:below)) = :below)";

    /** The person that the reader knows by that id: written by itself, or else by a tenant below. */
    Optional<Contact> known(TenantPath reader, Customer customer, String externalId) {
        var parameters = readable(reader, customer);
        parameters.put("externalId", externalId);
        return find(
                        READABLE + " and externalId = :externalId"
                                + " order by case when writer = :reader then 0 else 1 end, writer",
                        parameters)
                .firstResultOptional();
    }

    /** The person that the writer itself wrote down under that id, locked until the end of the transaction. */
    Optional<Contact> forChange(TenantPath writer, Customer customer, String externalId) {
        return find("customerId = ?1 and externalId = ?2 and writer = ?3", customer.id(), externalId, writer.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The person that the writer itself wrote down under that id. */
    Optional<Contact> written(TenantPath writer, Customer customer, String externalId) {
        return find("customerId = ?1 and externalId = ?2 and writer = ?3", customer.id(), externalId, writer.value())
                .firstResultOptional();
    }

    /** That person of the open transaction's scope, locked until the end of the transaction. */
    Optional<Contact> forChange(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Contacts of the customer that the reader may read, newest first. */
    List<Contact> page(TenantPath reader, Customer customer, @Nullable UUID before, int size) {
        var parameters = readable(reader, customer);
        var where = READABLE;
        if (before != null) {
            where += " and id < :before";
            parameters.put("before", before);
        }
        return find(where + " order by id desc", parameters).page(0, size).list();
    }

    private static Map<String, Object> readable(TenantPath reader, Customer customer) {
        return new HashMap<>(Map.of(
                "tenant", customer.tenant().value(),
                "customer", customer.id(),
                "reader", reader.value(),
                "below", reader.value() + "/"));
    }
}
