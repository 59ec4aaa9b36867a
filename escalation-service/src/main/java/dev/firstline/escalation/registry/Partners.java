package dev.firstline.escalation.registry;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.escalation.entitlement.Entitlement;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which partner stands behind a tenant. */
@ApplicationScoped
public class Partners {

    private final PartnerProfileRepository profiles;
    private final EntitlementRepository entitlements;
    private final PartnerLocks locks;

    Partners(PartnerProfileRepository profiles, EntitlementRepository entitlements, PartnerLocks locks) {
        this.profiles = profiles;
        this.entitlements = entitlements;
        this.locks = locks;
    }

    /**
     * Until the end of the transaction what is {@linkplain #nearestTo nearest} to these tenants does not change: for plans.
     * Before any ticket is locked, since a change of a partner holds its lock first too.
     */
    public void hold(Collection<TenantPath> tenants) {
        locks.share(tenants);
    }

    /**
     * Until the end of the transaction nobody plans on what stands in this tenant's tree: for a change of it, which then fires a
     * {@link PartnerChanged}.
     */
    public void own(TenantPath tenant) {
        locks.own(tenant);
    }

    /** Whether a profile stands at exactly that tenant; within an open transaction. */
    public boolean standsAt(TenantPath tenant) {
        return profiles.of(tenant).isPresent();
    }

    /**
     * The tenant's own profile, else the nearest ancestor's, with the entitlements held where that profile stands; within
     * an open transaction. A reseller with a profile of its own thus never files on its provider's contracts.
     */
    public Optional<Partner> nearestTo(TenantPath tenant) {
        return profiles.nearest(lineage(tenant))
                .map(profile -> new Partner(
                        profile.profile(),
                        entitlements.heldBy(profile.tenant).stream()
                                .map(EntitlementEntity::entitlement)
                                .toList()));
    }

    /** Which of these entitlements the scope may see: those held at or below it, none that it inherits. */
    public Set<UUID> entitlementsSeen(Scope scope, Set<UUID> ids) {
        return entitlements.within(scope, ids);
    }

    /** As {@link #nearestTo(TenantPath)}, for many tenants with two statements. */
    public Function<TenantPath, Optional<Partner>> nearestTo(Collection<TenantPath> tenants) {
        var lineages =
                tenants.stream().flatMap(tenant -> lineage(tenant).stream()).collect(Collectors.toSet());
        var byTenant = profiles.of(lineages).stream()
                .collect(Collectors.toMap(profile -> profile.tenant, Function.identity()));
        var held = entitlements.heldBy(byTenant.keySet()).stream()
                .collect(Collectors.groupingBy(
                        entity -> entity.tenant,
                        Collectors.mapping(EntitlementEntity::entitlement, Collectors.toList())));
        return tenant -> lineage(tenant).stream()
                .filter(byTenant::containsKey)
                .findFirst()
                .map(path -> new Partner(
                        Objects.requireNonNull(byTenant.get(path)).profile(), held.getOrDefault(path, List.of())));
    }

    /** The entitlements with counted units that those tenants may file on. */
    public Stream<UUID> countedOf(Collection<TenantPath> tenants) {
        var nearest = nearestTo(tenants);
        return tenants.stream()
                .distinct()
                .flatMap(tenant -> nearest.apply(tenant).stream())
                .flatMap(partner -> partner.entitlements().stream())
                .filter(Entitlement::isCounted)
                .map(Entitlement::id)
                .distinct();
    }

    /** The tenant and all above it, as text, itself first. */
    private static List<String> lineage(TenantPath tenant) {
        var paths = new ArrayList<String>();
        String path = tenant.value();
        paths.add(path);
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            paths.add(path.substring(0, slash));
        }
        return paths;
    }
}
