package dev.firstline.escalation.desk;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.escalation.TenantCondition;
import dev.firstline.escalation.lifecycle.EscalationState;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class EscalationRepository implements PanacheRepositoryBase<EscalationEntity, UUID> {

    private static final Set<EscalationState> NOT_ENDED =
            EnumSet.of(EscalationState.OPEN, EscalationState.BLOCKED, EscalationState.FILED);

    Optional<EscalationEntity> visible(Scope scope, UUID id) {
        var condition = TenantCondition.of(scope).and("id = :id", "id", id);
        return find(condition.hql(), condition.parameters()).firstResultOptional();
    }

    /** The one of a ticket that has not ended. */
    Optional<EscalationEntity> openOf(UUID ticketId, TenantPath tenant) {
        return find("ticketId = ?1 and tenant = ?2 and state in ?3", ticketId, tenant.value(), NOT_ENDED)
                .firstResultOptional();
    }

    /** The latest first. */
    List<EscalationEntity> ofTicket(Scope scope, UUID ticketId, int size) {
        var condition = TenantCondition.of(scope).and("ticketId = :ticket", "ticket", ticketId);
        return find(condition.hql() + " order by id desc", condition.parameters())
                .page(0, size)
                .list();
    }

    /** The latest first, from before that id. */
    List<EscalationEntity> page(Scope scope, @Nullable EscalationState state, @Nullable UUID before, int size) {
        var condition = TenantCondition.of(scope);
        if (state != null) {
            condition.and("state = :state", "state", state);
        }
        if (before != null) {
            condition.and("id < :before", "before", before);
        }
        return find(condition.hql() + " order by id desc", condition.parameters())
                .page(0, size)
                .list();
    }

    /** Ids of the blocked ones at or below that tenant, the oldest first. */
    List<UUID> blockedIn(TenantPath tenant) {
        var condition = TenantCondition.atOrBelow(tenant).and("state = :state", "state", EscalationState.BLOCKED);
        return find("select id from EscalationEntity where " + condition.hql() + " order by id", condition.parameters())
                .project(UUID.class)
                .list();
    }

    /** Ids of all blocked ones of the installation after that id, the oldest first. */
    List<UUID> blockedAfter(@Nullable UUID after, int size) {
        var query = after == null
                ? find("select id from EscalationEntity where state = ?1 order by id", EscalationState.BLOCKED)
                : find(
                        "select id from EscalationEntity where state = ?1 and id > ?2 order by id",
                        EscalationState.BLOCKED,
                        after);
        return query.page(0, size).project(UUID.class).list();
    }
}
