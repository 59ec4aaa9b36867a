package dev.firstline.intake.customer;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.ScopedList;
import dev.firstline.chassis.tenancy.TenantCondition;
import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.reference.ExternalReference;
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

    private static final String CALLED = """
            select * from customer
            where id < :before and id in (
                select object_id from external_reference
                where kind = 'CUSTOMER' and system = :system and external_id = :id and tenant >= :from and tenant < :behind)
            order by id desc limit :size
            """;

    /** Behind all ids. */
    private static final UUID LAST = new UUID(-1, -1);

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

    /** That customer of the open transaction's scope, locked until the end of the transaction. */
    Optional<Customer> forChange(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    private PanacheQuery<Customer> found(TenantPath caller, String externalId) {
        return find(
                "externalId = ?1 and (partner = ?2 or tenant = ?2)"
                        + " order by case when partner = ?2 then 0 else 1 end",
                externalId,
                caller.value());
    }

    /** Customers that tenants of the scope, which is the open transaction's, call so, newest first. */
    List<Customer> called(Scope scope, ExternalReference reference, @Nullable UUID before, int size) {
        return getSession()
                .createNativeQuery(CALLED, Customer.class)
                .setParameter("system", reference.system())
                .setParameter("id", reference.id())
                .setParameter("before", before == null ? LAST : before)
                .setParameter("from", ScopedList.range(scope).getFirst())
                .setParameter("behind", ScopedList.range(scope).getLast())
                .setParameter("size", size)
                .getResultList();
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
