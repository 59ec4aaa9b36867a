package dev.firstline.escalation.registry;

import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.quota.RowCount;
import dev.firstline.chassis.quota.Stock;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.TenantPath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes to entitlements. Every method runs within an open transaction. */
@ApplicationScoped
class Entitlements {

    private final EntitlementRepository entitlements;
    private final PartnerProfileRepository profiles;
    private final PartnerLocks locks;
    private final Event<PartnerChanged> changes;
    private final RowCount numbers;
    private final Clock clock;

    Entitlements(
            EntitlementRepository entitlements,
            PartnerProfileRepository profiles,
            PartnerLocks locks,
            Event<PartnerChanged> changes,
            RowCount numbers,
            Clock clock) {
        this.entitlements = entitlements;
        this.profiles = profiles;
        this.locks = locks;
        this.changes = changes;
        this.numbers = numbers;
        this.clock = clock;
    }

    EntitlementView add(TenantPath tenant, EntitlementRequest request) {
        locks.own(tenant);
        if (profiles.of(tenant).isEmpty()) {
            throw Problem.conflict("Entitlements are looked up where the partner profile stands, and " + tenant
                    + " has none: PUT /v1/partners/self?tenant=" + tenant + " first.");
        }
        numbers.oneMore(Stock.ENTITLEMENTS, tenant.value(), "select 1 from entitlement where tenant = ?");
        var entity = new EntitlementEntity();
        entity.id = Ids.next();
        entity.tenant = tenant.value();
        entity.createdAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return store(entity, request);
    }

    EntitlementView change(
            Scope.Tenant scope,
            UUID id,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            EntitlementRequest request) {
        locks.own(scope.path());
        var entity = seen(scope, id);
        ETags.require(ifMatch, entity.version);
        ETags.refuseKnown(ifNoneMatch, entity.version);
        if (request.tenant() != null && !request.tenant().equals(entity.tenant)) {
            throw Problem.invalid("/tenant", "an entitlement stays where it was made");
        }
        return store(entity, request);
    }

    void remove(Scope.Tenant scope, UUID id, @Nullable String ifMatch) {
        locks.own(scope.path());
        var entity = seen(scope, id);
        ETags.require(ifMatch, entity.version);
        entitlements.delete(entity);
        entitlements.flush();
        changes.fire(new PartnerChanged(new TenantPath(entity.tenant)));
    }

    EntitlementEntity seen(Scope scope, UUID id) {
        return entitlements.visible(scope, id).orElseThrow(() -> Problem.notFound("entitlement"));
    }

    private EntitlementView store(EntitlementEntity entity, EntitlementRequest request) {
        entity.hold(request.entitlement(entity.id));
        entity.changedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        entitlements.persistAndFlush(entity);
        changes.fire(new PartnerChanged(new TenantPath(entity.tenant)));
        return EntitlementView.of(entity);
    }
}
