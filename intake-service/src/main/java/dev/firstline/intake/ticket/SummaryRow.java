package dev.firstline.intake.ticket;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.intake.lifecycle.EscalationState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of a list of tickets. */
final class SummaryRow {

    /**
     * What is read of a {@code ticket}: not the body, which may be as long as all else of a page. Its customer is looked up by key, row by
     * row: a join the database may answer by going through all customers of the installation.
     */
    static final String COLUMNS = """
            ticket.id, ticket.number, ticket.tenant, ticket.external_reference, ticket.version, ticket.status, ticket.type, ticket.severity,
            ticket.product_family, ticket.title, ticket.opened_at, ticket.updated_at,
            (select customer.external_id from customer where customer.id = ticket.customer_id) as customer_external_id,
            ticket.desk_queue, ticket.desk_queue_tenant, ticket.desk_owner, ticket.desk_owner_name, ticket.desk_owner_tenant,
            ticket.labels, ticket.follow_up_at, ticket.follow_up_tenant, ticket.follow_up_told,
            ticket.diagnosis_outcome, ticket.escalation_state,
            ticket.first_response_id, ticket.first_response_state, ticket.first_response_due, ticket.first_response_at,
            ticket.resolution_id, ticket.resolution_state, ticket.resolution_due, ticket.resolution_at
            """;

    private SummaryRow() {}

    static TicketSummary read(ResultSet row, Scope reader) throws SQLException {
        var desk = new Desk(
                row.getString("desk_queue"),
                row.getString("desk_queue_tenant"),
                row.getString("desk_owner"),
                row.getString("desk_owner_name"),
                row.getString("desk_owner_tenant"));
        return new TicketSummary(
                row.getObject("id", UUID.class),
                new TicketNumber(row.getLong("number")),
                row.getString("tenant"),
                row.getString("external_reference"),
                row.getLong("version"),
                TicketStatus.valueOf(row.getString("status")),
                TicketType.valueOf(row.getString("type")),
                Severity.valueOf(row.getString("severity")),
                constant(ProductFamily.class, row.getString("product_family")),
                row.getString("title"),
                row.getString("customer_external_id"),
                required(row, "opened_at"),
                required(row, "updated_at"),
                constant(Outcome.class, row.getString("diagnosis_outcome")),
                constant(EscalationState.class, row.getString("escalation_state")),
                clock(row, "first_response"),
                clock(row, "resolution"),
                desk.queueFor(reader),
                desk.ownerFor(reader),
                new FollowUp(
                                instant(row, "follow_up_at"),
                                row.getString("follow_up_tenant"),
                                row.getObject("follow_up_told", Boolean.class))
                        .atFor(reader),
                List.of((String[]) row.getArray("labels").getArray()));
    }

    private static @Nullable ClockReading clock(ResultSet row, String target) throws SQLException {
        var id = row.getObject(target + "_id", UUID.class);
        return id == null
                ? null
                : new ClockReading(
                        id,
                        ClockReading.State.valueOf(row.getString(target + "_state")),
                        instant(row, target + "_due"),
                        required(row, target + "_at"));
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static Instant required(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
