package dev.firstline.intake.customer;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.TenantCondition;
import dev.firstline.contracts.TenantPath;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Customers, as the caller knows them. */
@ApplicationScoped
public class CustomerRepository implements PanacheRepositoryBase<Customer, UUID> {

    /** The customer that the caller, the partner or the customer itself, knows by that id. */
    Optional<Customer> known(TenantPath caller, String externalId) {
        return found(caller, externalId).firstResultOptional();
    }

    /** The same, locked until the end of the transaction, so that nobody's change is lost. */
    Optional<Customer> forChange(TenantPath caller, String externalId) {
        return found(caller, externalId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    private PanacheQuery<Customer> found(TenantPath caller, String externalId) {
        return find(
                "externalId = ?1 and (partner = ?2 or tenant = ?2)"
                        + " order by case when partner = ?2 then 0 else 1 end",
                externalId,
                caller.value());
    }

    /** Customers of the scope, newest first. */
    List<Customer> page(Scope scope, @Nullable UUID before, int size) {
        var condition = TenantCondition.inRange(scope, "tenant");
        var parameters = new HashMap<>(condition.parameters());
        var where = condition.where();
        if (before != null) {
            where += " and id < :before";
            parameters.put("before", before);
        }
        return find(where + " order by id desc", parameters).page(0, size).list();
    }
}
