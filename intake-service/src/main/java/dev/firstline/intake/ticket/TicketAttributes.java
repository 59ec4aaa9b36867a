package dev.firstline.intake.ticket;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.ScopedList.Condition;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.field.FieldValues;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What lists find tickets by beside their columns. */
@ApplicationScoped
class TicketAttributes {

    private static final String LABEL = "label";

    /** The names of fields begin so. */
    private static final String FIELD = "field.";

    private static final String FORGET = """
            delete from ticket_attribute where ticket_id = ? and starts_with(name, ?)
                and (name, value) not in (select name, value from unnest(?, ?) as kept (name, value))
            """;

    private static final String KEEP = """
            insert into ticket_attribute (ticket_id, tenant, name, value)
            select ?, ?, name, value from unnest(?, ?) as kept (name, value)
            on conflict do nothing
            """;

    private final Transactions transactions;

    TicketAttributes(Transactions transactions) {
        this.transactions = transactions;
    }

    /** What a ticket has, and a list can be asked for. */
    record Attribute(String name, String value) {

        static Attribute label(String label) {
            return new Attribute(LABEL, label);
        }

        /** @param value in the spelling by which it is kept */
        static Attribute field(String key, String value) {
            return new Attribute(FIELD + key, value);
        }

        /** That a ticket has it; for a row with the column {@code id} of tickets. */
        Condition condition() {
            return Condition.of(
                    "exists (select from ticket_attribute where ticket_id = id and name = ? and value = ?)",
                    name,
                    value);
        }
    }

    /** Lets the ticket be found by these labels and no others; within the open transaction. */
    void label(UUID ticket, TenantPath tenant, Collection<String> labels) {
        replace(ticket, tenant, LABEL, labels.stream().map(Attribute::label).toList());
    }

    /** The same of the values of its fields. */
    void fill(UUID ticket, TenantPath tenant, FieldValues fields) {
        var attributes = fields.values().entrySet().stream()
                .map(field -> Attribute.field(field.getKey(), field.getValue()))
                .toList();
        replace(ticket, tenant, FIELD, attributes);
    }

    /** Writes labels and fields of a ticket that was just stored. */
    void write(UUID ticket, Collection<String> labels, FieldValues fields) {
        try (var connection = transactions.connection();
                var statement =
                        connection.prepareStatement("update ticket set labels = ?, fields = ?::jsonb where id = ?")) {
            statement.setArray(1, connection.createArrayOf("text", labels.toArray()));
            statement.setString(2, new FieldValues.Column().convertToDatabaseColumn(fields));
            statement.setObject(3, ticket);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private void replace(UUID ticket, TenantPath tenant, String names, List<Attribute> attributes) {
        try (var connection = transactions.connection();
                var forget = connection.prepareStatement(FORGET);
                var keep = connection.prepareStatement(KEEP)) {
            var name = connection.createArrayOf(
                    "text", attributes.stream().map(Attribute::name).toArray());
            var value = connection.createArrayOf(
                    "text", attributes.stream().map(Attribute::value).toArray());
            forget.setObject(1, ticket);
            forget.setString(2, names);
            forget.setArray(3, name);
            forget.setArray(4, value);
            forget.executeUpdate();
            keep.setObject(1, ticket);
            keep.setString(2, tenant.value());
            keep.setArray(3, name);
            keep.setArray(4, value);
            keep.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
