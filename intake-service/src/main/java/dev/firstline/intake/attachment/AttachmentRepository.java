package dev.firstline.intake.attachment;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.TenantCondition;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Attachments that a reader may see. */
@ApplicationScoped
class AttachmentRepository implements PanacheRepositoryBase<Attachment, UUID> {

    private static final String KEPT = "select id from attachment where id = any(?) and scan <> 'INFECTED'";

    private static final String VISIBILITY =
            "select visibility from communication where id = :id and ticket_id = :ticket";

    private final Transactions transactions;

    AttachmentRepository(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Whose eyes read.
     *
     * @param notes whether they may see what is internal
     */
    record Reader(Scope scope, boolean notes) {}

    /** Attachments of the ticket, oldest first. */
    List<Attachment> page(Reader reader, UUID ticketId, @Nullable UUID after, int size) {
        var values = new HashMap<String, Object>();
        var where = visible(reader, ticketId, values);
        if (after != null) {
            where += " and id > :after";
            values.put("after", after);
        }
        return find(where + " order by id", values).page(0, size).list();
    }

    Optional<Attachment> one(Reader reader, UUID ticketId, UUID id) {
        var values = new HashMap<String, Object>();
        var where = visible(reader, ticketId, values) + " and id = :id";
        values.put("id", id);
        return find(where, values).firstResultOptional();
    }

    long count(UUID ticketId) {
        return count("ticketId", ticketId);
    }

    /** Who may see the words; empty when the ticket has no such words. */
    Optional<CommunicationVisibility> visibilityOf(UUID communicationId, UUID ticketId) {
        return getSession()
                .createNativeQuery(VISIBILITY, String.class)
                .setParameter("id", communicationId)
                .setParameter("ticket", ticketId)
                .getResultStream()
                .findFirst()
                .map(CommunicationVisibility::valueOf);
    }

    /** Those of these whose content is to be kept. */
    Set<UUID> kept(Collection<UUID> ids) {
        return transactions.asPlatform(() -> {
            try (var connection = transactions.connection();
                    var statement = connection.prepareStatement(KEPT)) {
                statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
                var found = new HashSet<UUID>();
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        found.add(row.getObject(1, UUID.class));
                    }
                }
                return found;
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        });
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
