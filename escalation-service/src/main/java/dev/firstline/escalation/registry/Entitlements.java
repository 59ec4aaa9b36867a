package dev.firstline.escalation.registry;

import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.quota.RowCount;
import dev.firstline.chassis.quota.Stock;
import dev.firstline.chassis.quota.StockRows;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.escalation.ledger.Cause;
import dev.firstline.escalation.ledger.Movement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes to entitlements. Every method runs within an open transaction. */
@ApplicationScoped
class Entitlements {

    @Produces
    @Singleton
    static final StockRows OWNED = new StockRows(Stock.ENTITLEMENTS, "select 1 from entitlement where tenant = ?");

    private final EntitlementRepository entitlements;
    private final PartnerProfileRepository profiles;
    private final PartnerLocks locks;
    private final Event<PartnerChanged> changes;
    private final RowCount numbers;
    private final EntitlementUnits accounts;
    private final MovementRows movements;
    private final EntitlementWarnings warnings;
    private final Clock clock;

    Entitlements(
            EntitlementRepository entitlements,
            PartnerProfileRepository profiles,
            PartnerLocks locks,
            Event<PartnerChanged> changes,
            RowCount numbers,
            EntitlementUnits accounts,
            MovementRows movements,
            EntitlementWarnings warnings,
            Clock clock) {
        this.entitlements = entitlements;
        this.profiles = profiles;
        this.locks = locks;
        this.changes = changes;
        this.numbers = numbers;
        this.accounts = accounts;
        this.movements = movements;
        this.warnings = warnings;
        this.clock = clock;
    }

    EntitlementView add(TenantPath tenant, EntitlementRequest request, Person person) {
        locks.own(tenant);
        if (profiles.of(tenant).isEmpty()) {
            throw Problem.conflict("Entitlements are looked up where the partner profile stands, and " + tenant
                    + " has none: PUT /v1/partners/self?tenant=" + tenant + " first.");
        }
        numbers.oneMore(OWNED, tenant.value());
        var entity = new EntitlementEntity();
        entity.id = Ids.next();
        entity.tenant = tenant.value();
        entity.createdAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return store(entity, request, person);
    }

    EntitlementView change(
            Scope.Tenant scope,
            UUID id,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            EntitlementRequest request,
            Person person) {
        locks.own(scope.path());
        var entity = locked(scope, id);
        ETags.require(ifMatch, entity.version);
        ETags.refuseKnown(ifNoneMatch, entity.version);
        if (request.tenant() != null && !request.tenant().equals(entity.tenant)) {
            throw Problem.invalid("/tenant", "an entitlement stays where it was made");
        }
        return store(entity, request, person);
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

    /** What the vendor says counts. */
    EntitlementView reconcile(Scope.Tenant scope, UUID id, int total, int remaining, Cause cause) {
        locks.own(scope.path());
        var entity = locked(scope, id);
        if (entity.account.incidentsTotal == null) {
            throw Problem.conflict("The units of this entitlement are not counted; PUT it with incidentsTotal and"
                    + " incidentsRemaining first.");
        }
        var account = accounts.of(entity);
        account.book(new Movement.Reconcile(total, remaining, cause));
        account.expireIfEnded();
        return stored(entity, account);
    }

    /** Also against agents, who move units without the lock of the tree. */
    private EntitlementEntity locked(Scope scope, UUID id) {
        var entity = seen(scope, id);
        entitlements.getEntityManager().refresh(entity, LockModeType.PESSIMISTIC_WRITE);
        return entity;
    }

    private EntitlementView store(EntitlementEntity entity, EntitlementRequest request, Person person) {
        var stated = request.entitlement(entity.id);
        entity.terms = Terms.of(stated);
        var account = accounts.of(entity);
        var cause = Cause.of(Cause.Reason.STATED).by(person.subject(), person.tenant());
        account.book(new Movement.State(
                stated.incidentsTotal(),
                stated.incidentsRemaining(),
                request.reason() == null ? cause : cause.because(request.reason())));
        if (!account.hasEnded()) {
            account.book(new Movement.Revive(cause.because(Cause.Reason.VALID_LONGER.name())));
        }
        account.expireIfEnded();
        return stored(entity, account);
    }

    private EntitlementView stored(EntitlementEntity entity, Account account) {
        warnings.ofSupply(account);
        entity.hold(account);
        entity.changedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        entity.lookAt = entity.changedAt;
        entitlements.persistAndFlush(entity);
        movements.add(List.of(account));
        changes.fire(new PartnerChanged(new TenantPath(entity.tenant)));
        return EntitlementView.of(entity);
    }

    /**
     * Who states something.
     *
     * @param tenant of the token
     */
    record Person(String subject, String tenant) {}
}
