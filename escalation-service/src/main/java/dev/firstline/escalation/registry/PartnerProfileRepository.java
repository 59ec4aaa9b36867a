package dev.firstline.escalation.registry;

import dev.firstline.contracts.TenantPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PartnerProfileRepository implements PanacheRepositoryBase<PartnerProfileEntity, UUID> {

    Optional<PartnerProfileEntity> of(TenantPath tenant) {
        return find("tenant", tenant.value()).firstResultOptional();
    }

    /** The profile of the longest of these paths that has one. */
    Optional<PartnerProfileEntity> nearest(List<String> lineage) {
        return find("tenant in ?1 order by length(tenant) desc", lineage).firstResultOptional();
    }
}
