package dev.firstline.escalation.registry;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.TenantCondition;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class EntitlementRepository implements PanacheRepositoryBase<EntitlementEntity, UUID> {

    /** All of exactly that tenant. */
    List<EntitlementEntity> heldBy(String tenant) {
        return list("tenant = ?1 order by id", tenant);
    }

    /** All of exactly those tenants, each one's in the order of their making. */
    List<EntitlementEntity> heldBy(Collection<String> tenants) {
        return getSession()
                .createNativeQuery(
                        "select * from entitlement where tenant = any(:tenants) order by id", EntitlementEntity.class)
                .setParameter("tenants", tenants.toArray(String[]::new))
                .getResultList();
    }

    /** In the order of their making, from after that id. */
    List<EntitlementEntity> page(Scope scope, @Nullable UUID after, int size) {
        var condition = TenantCondition.byPrefix(scope, "tenant");
        if (after != null) {
            condition = condition.and("id > :after", "after", after);
        }
        return find(condition.where() + " order by id", condition.parameters())
                .page(0, size)
                .list();
    }

    /** Which of these stand at or below the scope; an inherited one does not. */
    Set<UUID> within(Scope scope, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        var condition = TenantCondition.byPrefix(scope, "tenant").and("id in :ids", "ids", ids);
        return find(condition.where(), condition.parameters()).stream()
                .map(entitlement -> entitlement.id)
                .collect(Collectors.toSet());
    }

    Optional<EntitlementEntity> visible(Scope scope, UUID id) {
        var condition = TenantCondition.byPrefix(scope, "tenant").and("id = :id", "id", id);
        return find(condition.where(), condition.parameters()).firstResultOptional();
    }
}
