package dev.firstline.escalation.registry;

import dev.firstline.contracts.TenantPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PartnerProfileRepository implements PanacheRepositoryBase<PartnerProfileEntity, UUID> {

    Optional<PartnerProfileEntity> of(TenantPath tenant) {
        return find("tenant", tenant.value()).firstResultOptional();
    }

    /** The profiles of exactly those tenants. */
    List<PartnerProfileEntity> of(Collection<String> tenants) {
        return getSession()
                .createNativeQuery(
                        "select * from partner_profile where tenant = any(:tenants)", PartnerProfileEntity.class)
                .setParameter("tenants", tenants.toArray(String[]::new))
                .getResultList();
    }

    /** The profile of the longest of these paths that has one. */
    Optional<PartnerProfileEntity> nearest(List<String> lineage) {
        // Native: a list in HQL is translated anew for every length.
        return getSession()
                .createNativeQuery("""
                    select * from partner_profile where tenant = any(:lineage) order by length(tenant) desc limit 1
                    """, PartnerProfileEntity.class)
                .setParameter("lineage", lineage.toArray(String[]::new))
                .getResultStream()
                .findFirst();
    }
}
