package dev.firstline.intake.reference;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.ScopedList;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What is called so; within the open transaction, whose scope is that of the tenants that call it so. */
@ApplicationScoped
class Lookup {

    private static final String HELD = """
             held.kind = ? and held.system = ? and held.external_id = ? and held.tenant > ? and held.tenant >= ? and held.tenant < ?
            order by held.tenant limit ?
            """;

    private static final String TICKET = """
            select held.tenant, coalesce(ticket.merged_into, ticket.id) as id
            from external_reference as held join ticket on ticket.id = held.object_id where""" + HELD;

    private static final String COMMUNICATION = """
            select held.tenant, communication.id, communication.ticket_id
            from external_reference as held join communication on communication.id = held.object_id
            where (? or communication.visibility <> 'INTERNAL') and""" + HELD;

    private static final String CUSTOMER = """
            select held.tenant, customer.id, customer.external_id
            from external_reference as held join customer on customer.id = held.object_id where""" + HELD;

    private static final String CONTACT = """
            select held.tenant, contact.id, contact.external_id, customer.external_id as customer
            from external_reference as held join contact on contact.id = held.object_id join customer on customer.id = contact.customer_id
            where""" + HELD;

    private final Transactions transactions;

    Lookup(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Things of a kind, by the tenants that call them so.
     *
     * @param scope that of the transaction
     * @param notes whether the reader may know of the desk's notes
     * @param after the tenant of the page before's last one; empty for the first page
     */
    List<Called> page(
            Scope scope, ReferenceKind kind, ExternalReference reference, boolean notes, String after, int size) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(sql(kind))) {
            int at = 1;
            if (kind == ReferenceKind.COMMUNICATION) {
                statement.setBoolean(at++, notes);
            }
            statement.setString(at++, kind.name());
            statement.setString(at++, reference.system());
            statement.setString(at++, reference.id());
            statement.setString(at++, after);
            var range = ScopedList.range(scope);
            statement.setObject(at++, range.getFirst());
            statement.setObject(at++, range.getLast());
            statement.setInt(at, size);
            var found = new ArrayList<Called>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var id = row.getObject("id", UUID.class);
                    found.add(new Called(kind, id, path(kind, id, row), row.getString("tenant")));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static String sql(ReferenceKind kind) {
        return switch (kind) {
            case TICKET -> TICKET;
            case COMMUNICATION -> COMMUNICATION;
            case CUSTOMER -> CUSTOMER;
            case CONTACT -> CONTACT;
        };
    }

    private static String path(ReferenceKind kind, UUID id, ResultSet row) throws SQLException {
        return switch (kind) {
            case TICKET -> "/v1/tickets/" + id;
            case COMMUNICATION -> "/v1/tickets/" + row.getObject("ticket_id", UUID.class) + "/communications/" + id;
            case CUSTOMER -> "/v1/customers/" + segment(row.getString("external_id"));
            case CONTACT ->
                "/v1/customers/" + segment(row.getString("customer")) + "/contacts/"
                        + segment(row.getString("external_id"));
        };
    }

    /** A plus stands for a blank in forms alone. */
    private static String segment(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
