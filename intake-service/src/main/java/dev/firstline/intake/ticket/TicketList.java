package dev.firstline.intake.ticket;

import dev.firstline.chassis.http.Cursors;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.intake.query.Page;
import dev.firstline.intake.query.TenantCondition;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists of tickets, newest first. Ids sort by the time of opening. */
@ApplicationScoped
class TicketList {

    private final Transactions transactions;
    private final TicketRepository tickets;
    private final Cursors cursors;

    TicketList(Transactions transactions, TicketRepository tickets, Cursors cursors) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.cursors = cursors;
    }

    /** A page of the tickets of the scope that fit. */
    Page<TicketSummary> page(Scope scope, TicketFilter filter, @Nullable String cursor, int limit) {
        var list = new ArrayList<>(List.of("tickets", scope.setting()));
        list.addAll(filter.identity());
        var tenant = TenantCondition.of(scope, "tenant");
        var values = new HashMap<>(tenant.parameters());
        var conditions = filter.conditions(values);
        conditions.addFirst(tenant.where());
        var position = cursors.read(list, cursor);
        if (position != null) {
            conditions.add("id < :last");
            values.put("last", UUID.fromString(position.getFirst()));
        }
        var rows = transactions.in(
                scope,
                () -> tickets.find(String.join(" and ", conditions) + " order by id desc", values)
                        .project(TicketSummary.class)
                        .page(0, limit + 1)
                        .list());
        return Page.of(rows, limit, last -> cursors.write(list, last.id().toString()));
    }
}
