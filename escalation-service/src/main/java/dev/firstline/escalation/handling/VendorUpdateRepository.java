package dev.firstline.escalation.handling;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class VendorUpdateRepository implements PanacheRepositoryBase<VendorUpdateEntity, UUID> {

    /** The latest first; those of an escalation that the transaction may see. */
    List<VendorUpdateEntity> latest(EscalationEntity escalation, int size) {
        return find("escalationId = ?1 and tenant = ?2 order by id desc", escalation.id, escalation.tenant)
                .page(0, size)
                .list();
    }

    /** What was said at that instant; of an escalation whose ticket the transaction has locked. */
    VendorUpdateEntity saidAt(EscalationEntity escalation, Instant at) {
        return find("escalationId = ?1 and createdAt = ?2 order by id desc", escalation.id, at)
                .firstResultOptional()
                .orElseThrow();
    }
}
