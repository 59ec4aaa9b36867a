package dev.firstline.escalation.delegation;

import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.quota.RowCount;
import dev.firstline.chassis.quota.Stock;
import dev.firstline.chassis.quota.StockRows;
import dev.firstline.contracts.TenantPath;
import dev.firstline.escalation.registry.PartnerChanged;
import dev.firstline.escalation.registry.Partners;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes to what is recorded. Every method runs within an open transaction of the tenant that it names. */
@ApplicationScoped
class RecordedAccess {

    @Produces
    @Singleton
    static final StockRows OWNED = new StockRows(Stock.ACCESS, "select 1 from customer_access where tenant = ?");

    private final CustomerAccessRepository repository;
    private final Partners partners;
    private final Event<PartnerChanged> changes;
    private final RowCount numbers;
    private final Clock clock;

    RecordedAccess(
            CustomerAccessRepository repository,
            Partners partners,
            Event<PartnerChanged> changes,
            RowCount numbers,
            Clock clock) {
        this.repository = repository;
        this.partners = partners;
        this.changes = changes;
        this.numbers = numbers;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param first whether nothing was recorded of that customer before
     */
    record Stored(CustomerAccessView view, boolean first) {}

    Stored put(
            TenantPath tenant,
            UUID customerId,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            CustomerAccessRequest request) {
        partners.own(tenant);
        var known = repository.of(tenant, customerId);
        known.ifPresent(entity -> ETags.refuseKnown(ifNoneMatch, entity.version));
        var now = now();
        var stated = request.access(customerId, known.map(CustomerAccessEntity::access), now);
        if (ifMatch == null && known.isPresent() && known.get().access().equals(stated)) {
            // Stating again what holds loses nobody's change, so what copies it from the vendor can do so as often as
            // it likes.
            return new Stored(CustomerAccessView.of(known.get()), false);
        }
        known.ifPresent(entity -> ETags.require(ifMatch, entity.version));
        if (known.isEmpty()) {
            requirePartner(tenant);
            numbers.oneMore(OWNED, tenant.value());
        }
        var entity = known.orElseGet(() -> blank(tenant, customerId, now));
        entity.hold(stated);
        entity.changedAt = now;
        entity.lookAt = now;
        repository.persistAndFlush(entity);
        changes.fire(new PartnerChanged(tenant));
        return new Stored(CustomerAccessView.of(entity), known.isEmpty());
    }

    void remove(TenantPath tenant, UUID customerId, @Nullable String ifMatch) {
        partners.own(tenant);
        var entity = standing(tenant, customerId);
        ETags.require(ifMatch, entity.version);
        repository.delete(entity);
        repository.flush();
        changes.fire(new PartnerChanged(tenant));
    }

    /** @throws Problem 404 where nothing is recorded at exactly that tenant */
    CustomerAccessEntity standing(TenantPath tenant, UUID customerId) {
        return repository.of(tenant, customerId).orElseThrow(() -> Problem.notFound("access to that customer"));
    }

    private void requirePartner(TenantPath tenant) {
        if (!partners.standsAt(tenant)) {
            throw Problem.conflict("Access is looked up where the partner profile stands, and " + tenant
                    + " has none: PUT /v1/partners/self?tenant=" + tenant + " first.");
        }
    }

    private static CustomerAccessEntity blank(TenantPath tenant, UUID customerId, Instant now) {
        var entity = new CustomerAccessEntity();
        entity.id = Ids.next();
        entity.tenant = tenant.value();
        entity.customerId = customerId;
        entity.createdAt = now;
        return entity;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
