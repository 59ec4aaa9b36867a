package dev.firstline.escalation.handling;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class EscalationMoveRepository implements PanacheRepositoryBase<EscalationMoveEntity, UUID> {

    /** The latest first, from before that id; those of an escalation that the transaction may see. */
    List<EscalationMoveEntity> page(EscalationEntity escalation, @Nullable UUID before, int size) {
        var query = before == null
                ? find("escalationId = ?1 and tenant = ?2 order by id desc", escalation.id, escalation.tenant)
                : find(
                        "escalationId = ?1 and tenant = ?2 and id < ?3 order by id desc",
                        escalation.id,
                        escalation.tenant,
                        before);
        return query.page(0, size).list();
    }
}
