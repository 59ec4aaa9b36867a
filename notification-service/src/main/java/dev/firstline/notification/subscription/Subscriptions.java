package dev.firstline.notification.subscription;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.TenantCondition;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The subscriptions of a scope, never those above it. Within an open transaction. */
@ApplicationScoped
class Subscriptions implements PanacheRepositoryBase<Subscription, UUID> {

    /** One of the scope. */
    Optional<Subscription> find(UUID id, Scope scope) {
        return one(id, scope).firstResultOptional();
    }

    /** One of the scope, held against changes by others until the end of the transaction. */
    Optional<Subscription> hold(UUID id, Scope scope) {
        return one(id, scope).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** Those of the scope in the order of their making, after the given one. */
    List<Subscription> list(Scope scope, @Nullable UUID after, int limit) {
        var condition = TenantCondition.byPrefix(scope, "tenant")
                .and("id > :after", "after", after == null ? new UUID(0, 0) : after);
        return find(condition.where() + " order by id", condition.parameters())
                .page(0, limit)
                .list();
    }

    private PanacheQuery<Subscription> one(UUID id, Scope scope) {
        var condition = TenantCondition.byPrefix(scope, "tenant").and("id = :id", "id", id);
        return find(condition.where(), condition.parameters());
    }
}
