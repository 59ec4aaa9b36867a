package dev.firstline.escalation.delegation;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.TenantCondition;
import dev.firstline.contracts.TenantPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class CustomerAccessRepository implements PanacheRepositoryBase<CustomerAccessEntity, UUID> {

    /** That of exactly that tenant. */
    Optional<CustomerAccessEntity> of(TenantPath tenant, UUID customerId) {
        return find("customerId = ?1 and tenant = ?2", customerId, tenant.value())
                .firstResultOptional();
    }

    /** Whatever partners have recorded of those customers. */
    List<CustomerAccessEntity> of(Collection<UUID> customers) {
        // Native: a list in HQL is translated anew for every length.
        return getSession()
                .createNativeQuery(
                        "select * from customer_access where customer_id = any(:customers)", CustomerAccessEntity.class)
                .setParameter("customers", customers.toArray(UUID[]::new))
                .getResultList();
    }

    /** In the order of their making, from after that id; an inherited one is none of the scope's. */
    List<CustomerAccessEntity> page(Scope scope, @Nullable UUID after, int size) {
        var condition = TenantCondition.byPrefix(scope, "tenant");
        if (after != null) {
            condition = condition.and("id > :after", "after", after);
        }
        return find(condition.where() + " order by id", condition.parameters())
                .page(0, size)
                .list();
    }
}
