package dev.firstline.intake.communication;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.TenantCondition;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Communications of a ticket that the reader may see. */
@ApplicationScoped
class CommunicationRepository implements PanacheRepositoryBase<Communication, UUID> {

    private static final String WHOLE_PAGE = """
            select found.* from (
                select cast(:ticket as uuid) as id union all select id from ticket where merged_into = :ticket) as told
            cross join lateral (
                select * from communication
                where ticket_id = told.id and id > :after and (:notes or visibility <> 'INTERNAL')
                order by id limit :size) as found
            order by found.id limit :size
            """;

    /**
     * Whose eyes read.
     *
     * @param notes whether they may see the desk's notes
     */
    record Reader(Scope scope, boolean notes) {}

    /** Communications of the ticket, oldest first. */
    List<Communication> page(Reader reader, UUID ticketId, @Nullable UUID after, int size) {
        var values = new HashMap<String, Object>();
        var where = visible(reader, ticketId, values);
        if (after != null) {
            where += " and id > :after";
            values.put("after", after);
        }
        return find(where + " order by id", values).page(0, size).list();
    }

    /** As {@link #page}, with what was written on tickets that were merged into it; each by its own range of the index. */
    List<Communication> wholePage(Reader reader, UUID ticketId, @Nullable UUID after, int size) {
        return getSession()
                .createNativeQuery(WHOLE_PAGE, Communication.class)
                .setParameter("ticket", ticketId)
                .setParameter("after", after == null ? new UUID(0, 0) : after)
                .setParameter("notes", reader.notes())
                .setParameter("size", size)
                .getResultList();
    }

    Optional<Communication> one(Reader reader, UUID ticketId, UUID id) {
        var values = new HashMap<String, Object>();
        var where = visible(reader, ticketId, values) + " and id = :id";
        values.put("id", id);
        return find(where, values).firstResultOptional();
    }

    /** Words on the ticket, or on one that was merged into it; whoever may read them. */
    Optional<Communication> onTicketOrMerged(UUID ticketId, UUID id) {
        return getSession()
                .createNativeQuery("""
                        select communication.* from communication join ticket on ticket.id = communication.ticket_id
                        where communication.id = :id and :ticket in (ticket.id, ticket.merged_into)
                        """, Communication.class)
                .setParameter("id", id)
                .setParameter("ticket", ticketId)
                .uniqueResultOptional();
    }

    int count(UUID ticketId) {
        return Math.toIntExact(count("ticketId", ticketId));
    }

    /** When the n-th last communication of the ticket was written; empty when it has fewer. */
    Optional<Instant> writtenAt(UUID ticketId, int nthLast) {
        return find("ticketId = ?1 order by id desc", ticketId)
                .range(nthLast - 1, nthLast - 1)
                .firstResultOptional()
                .map(Communication::writtenAt);
    }

    private static String visible(Reader reader, UUID ticketId, Map<String, Object> values) {
        var tenant = TenantCondition.inRange(reader.scope(), "tenant");
        values.putAll(tenant.parameters());
        values.put("ticket", ticketId);
        var where = "ticketId = :ticket and " + tenant.where();
        if (!reader.notes()) {
            where += " and visibility <> :hidden";
            values.put("hidden", CommunicationVisibility.INTERNAL);
        }
        return where;
    }
}
