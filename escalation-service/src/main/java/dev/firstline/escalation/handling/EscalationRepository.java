package dev.firstline.escalation.handling;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.TenantCondition;
import dev.firstline.contracts.TenantPath;
import dev.firstline.escalation.lifecycle.EscalationState;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class EscalationRepository implements PanacheRepositoryBase<EscalationEntity, UUID> {

    Optional<EscalationEntity> visible(Scope scope, UUID id) {
        var condition = TenantCondition.byPrefix(scope, "tenant").and("id = :id", "id", id);
        return find(condition.where(), condition.parameters()).firstResultOptional();
    }

    /** Those of the tickets that have not ended, one for each ticket at most. */
    List<EscalationEntity> openOf(Collection<UUID> ticketIds) {
        // Native: a list in HQL is translated anew for every length.
        return getSession()
                .createNativeQuery("""
                    select * from escalation
                    where ticket_id = any(:tickets) and state in ('OPEN', 'BLOCKED', 'FILED')
                    """, EscalationEntity.class)
                .setParameter("tickets", ticketIds.toArray(UUID[]::new))
                .getResultList();
    }

    /** The latest first. */
    List<EscalationEntity> ofTicket(Scope scope, UUID ticketId, int size) {
        var condition = TenantCondition.byPrefix(scope, "tenant").and("ticketId = :ticket", "ticket", ticketId);
        return find(condition.where() + " order by id desc", condition.parameters())
                .page(0, size)
                .list();
    }

    /** The latest first, from before that id. */
    List<EscalationEntity> page(Scope scope, @Nullable EscalationState state, @Nullable UUID before, int size) {
        var condition = TenantCondition.byPrefix(scope, "tenant");
        if (state != null) {
            condition = condition.and("state = :state", "state", state);
        }
        if (before != null) {
            condition = condition.and("id < :before", "before", before);
        }
        return find(condition.where() + " order by id desc", condition.parameters())
                .page(0, size)
                .list();
    }

    /** The blocked ones at or below that tenant, those after that escalation's id, the oldest first. */
    List<BlockedTicket> blockedIn(TenantPath tenant, @Nullable UUID after, int size) {
        var condition =
                TenantCondition.atOrBelow(tenant, "tenant").and("state = :state", "state", EscalationState.BLOCKED);
        if (after != null) {
            condition = condition.and("id > :after", "after", after);
        }
        return find(condition.where() + " order by id", condition.parameters())
                .page(0, size)
                .project(BlockedTicket.class)
                .list();
    }

    /** Blocked ones of the whole installation, those after that escalation's id, the oldest first. */
    List<BlockedTicket> blockedAfter(@Nullable UUID after, int size) {
        var query = after == null
                ? find("state = ?1 order by id", EscalationState.BLOCKED)
                : find("state = ?1 and id > ?2 order by id", EscalationState.BLOCKED, after);
        return query.page(0, size).project(BlockedTicket.class).list();
    }

    /** Those with a reservation of that entitlement, the latest first: the first to lose it. */
    List<BlockedTicket> reservedOf(UUID entitlementId, int size) {
        return find("unitOf = ?1 and unit = ?2 order by id desc", entitlementId, HeldUnit.RESERVED)
                .page(0, size)
                .project(BlockedTicket.class)
                .list();
    }

    /** Those that hold a reservation though they do not wait to be filed, the oldest first. */
    List<BlockedTicket> left(int size) {
        return find("unit = ?1 and state <> ?2 order by id", HeldUnit.RESERVED, EscalationState.OPEN)
                .page(0, size)
                .project(BlockedTicket.class)
                .list();
    }

    /** As they are in the database by now. */
    List<EscalationEntity> fresh(Collection<UUID> ids) {
        return getSession()
                .createNativeQuery("select * from escalation where id = any(:ids) order by id", EscalationEntity.class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList();
    }
}
