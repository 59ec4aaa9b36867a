package dev.firstline.intake.customer;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people of a customer that the caller may see. */
@ApplicationScoped
class ContactRepository implements PanacheRepositoryBase<Contact, UUID> {

    Optional<Contact> known(Customer customer, String externalId) {
        return find(
                        "tenant = ?1 and customerId = ?2 and externalId = ?3",
                        customer.tenant().value(),
                        customer.id(),
                        externalId)
                .firstResultOptional();
    }

    /** Contacts of the customer, newest first. */
    List<Contact> page(Customer customer, @Nullable UUID before, int size) {
        var parameters = new HashMap<String, Object>(Map.of(
                "tenant", customer.tenant().value(),
                "customer", customer.id()));
        var where = "tenant = :tenant and customerId = :customer";
        if (before != null) {
            where += " and id < :before";
            parameters.put("before", before);
        }
        return find(where + " order by id desc", parameters).page(0, size).list();
    }
}
