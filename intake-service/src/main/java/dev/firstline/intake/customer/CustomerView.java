package dev.firstline.intake.customer;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer, as the API shows it.
 *
 * @param tenant whose data it is, and that of its tickets
 */
public record CustomerView(
        UUID id,
        String externalId,
        @Nullable String name,
        String tenant,
        @Nullable String tenantSlug,
        long version,
        Instant createdAt,
        Instant changedAt) {

    static CustomerView of(Customer customer) {
        return new CustomerView(
                customer.id(),
                customer.externalId(),
                customer.name(),
                customer.tenant().value(),
                customer.tenantSlug(),
                customer.version(),
                customer.createdAt(),
                customer.changedAt());
    }
}
