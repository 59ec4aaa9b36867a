package dev.firstline.intake.ticket;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.TenantCondition;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tickets of a scope. */
@ApplicationScoped
public class TicketRepository implements PanacheRepositoryBase<Ticket, UUID> {

    /** The ticket, with customer and contact, for reading. */
    Optional<Ticket> whole(Scope scope, UUID id) {
        return whole(scope, "t.id", id);
    }

    /** As {@link #whole(Scope, UUID)}, by the number that people say. */
    Optional<Ticket> whole(Scope scope, TicketNumber number) {
        return whole(scope, "t.number", number);
    }

    /** The ticket, for a change: others wait until the end of the transaction. */
    public Optional<Ticket> forChange(Scope scope, UUID id) {
        var condition = TenantCondition.inRange(scope, "tenant");
        var parameters = new HashMap<>(condition.parameters());
        parameters.put("id", id);
        return find("id = :id and " + condition.where(), parameters)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Tickets of the open transaction's scope by their id, for a change; always locked in the order of their ids. */
    public Map<UUID, Ticket> forChange(Collection<UUID> ids) {
        // Native: a list in HQL is translated anew for every length.
        return getSession()
                .createNativeQuery("select * from ticket where id = any(:ids) order by id for update", Ticket.class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultStream()
                .collect(Collectors.toMap(Ticket::id, Function.identity()));
    }

    /** The ticket that words to that one go to, for a change: itself, or the one that it was merged into. */
    public Optional<Ticket> forWords(Scope scope, UUID id) {
        var found = getSession()
                .createNativeQuery(
                        "select * from ticket where id = coalesce((select merged_into from ticket where id = :id), :id) for update",
                        Ticket.class)
                .setParameter("id", id)
                .uniqueResultOptional()
                .filter(ticket -> scope.covers(ticket.tenant()));
        // It may have been merged while the lock was waited for.
        return found.flatMap(ticket -> {
            var into = ticket.mergedInto();
            return into == null ? found : forChange(scope, into);
        });
    }

    /** The words of tickets that were merged into the first go to the second from now on. */
    public void redirect(UUID merged, UUID into) {
        getSession()
                .createNativeMutationQuery("update ticket set merged_into = :into where merged_into = :merged")
                .setParameter("into", into)
                .setParameter("merged", merged)
                .executeUpdate();
    }

    /** Whether there is such a ticket. */
    public boolean exists(Scope scope, UUID id) {
        var condition = TenantCondition.inRange(scope, "tenant");
        var parameters = new HashMap<>(condition.parameters());
        parameters.put("id", id);
        return count("id = :id and " + condition.where(), parameters) > 0;
    }

    private Optional<Ticket> whole(Scope scope, String key, Object value) {
        var condition = TenantCondition.inRange(scope, "t.tenant");
        var parameters = new HashMap<>(condition.parameters());
        parameters.put("key", value);
        return find(
                        "from Ticket t join fetch t.customer left join fetch t.contact where " + key + " = :key and "
                                + condition.where(),
                        parameters)
                .firstResultOptional();
    }
}
