package dev.firstline.escalation.delegation;

import dev.firstline.contracts.TenantPath;
import dev.firstline.escalation.access.CustomerAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What partners have recorded of their customers, for plans; within an open transaction. */
@ApplicationScoped
public class Accesses implements AccessLookup {

    private final CustomerAccessRepository repository;

    Accesses(CustomerAccessRepository repository) {
        this.repository = repository;
    }

    @Override
    public Optional<CustomerAccess> of(TenantPath holder, UUID customerId) {
        return repository.of(holder, customerId).map(CustomerAccessEntity::access);
    }

    /** The same for many customers, with one statement. */
    public AccessLookup of(Collection<UUID> customers) {
        if (customers.isEmpty()) {
            return (holder, customerId) -> Optional.empty();
        }
        var found = repository.of(customers).stream()
                .collect(Collectors.toMap(
                        entity -> new Key(entity.tenant, entity.customerId), Function.identity(), (one, other) -> one));
        return (holder, customerId) -> Optional.ofNullable(found.get(new Key(holder.value(), customerId)))
                .map(CustomerAccessEntity::access);
    }

    private record Key(String tenant, UUID customerId) {}
}
