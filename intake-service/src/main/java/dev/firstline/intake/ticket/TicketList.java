package dev.firstline.intake.ticket;

import dev.firstline.chassis.http.Cursors;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.ScopedList.Select;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.intake.query.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists of tickets, newest first. Ids sort by the time of opening. */
@ApplicationScoped
class TicketList {

    private static final String WITH_CUSTOMER = "select " + SummaryRow.COLUMNS + """
             from (SELECTED) as ticket
            order by ticket.id desc
            """;

    private final Transactions transactions;
    private final Cursors cursors;

    TicketList(Transactions transactions, Cursors cursors) {
        this.transactions = transactions;
        this.cursors = cursors;
    }

    /** A page of the tickets of the scope that fit. */
    Page<TicketSummary> page(Scope scope, TicketFilter filter, @Nullable String cursor, int limit) {
        var list = new ArrayList<>(List.of("tickets", scope.setting()));
        list.addAll(filter.identity());
        var position = cursors.read(list, cursor);
        var last = position == null ? null : UUID.fromString(position.getFirst());
        var select = TicketSelection.of(scope, filter, last, limit + 1);
        var rows = transactions.in(scope, () -> read(select, scope));
        return Page.of(rows, limit, row -> cursors.write(list, row.id().toString()));
    }

    private List<TicketSummary> read(Select select, Scope reader) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(withCustomer(select))) {
            select.bind(statement);
            var rows = new ArrayList<TicketSummary>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(SummaryRow.read(row, reader));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    static String withCustomer(Select select) {
        return WITH_CUSTOMER.replace("SELECTED", select.sql());
    }
}
