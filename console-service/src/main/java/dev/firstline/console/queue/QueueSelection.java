package dev.firstline.console.queue;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.ScopedList;
import dev.firstline.chassis.tenancy.ScopedList.Condition;
import dev.firstline.chassis.tenancy.ScopedList.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of a page of the queue. Open tickets and the others are two lists, each in the order of an index, of which the first rows of
 * both are taken: an index that has the order but not the openness leads past everything that was ever closed.
 */
final class QueueSelection {

    private static final String ORDER = "due_rank, ticket_id desc";

    /** The condition of the indexes: what the queue can show. */
    private static final Condition NUMBERED = Condition.of("number is not null");

    private QueueSelection() {}

    static Select of(Scope scope, QueueFilter filter, @Nullable Position after, int limit) {
        var conditions = conditions(filter, after);
        var halves = Stream.of(true, false)
                .filter(open -> filter.open() == null || filter.open() == open)
                .map(open -> half(scope, open, conditions, limit))
                .toList();
        var rows = String.join(
                " union all ",
                halves.stream().map(half -> "(" + half.sql() + ")").toList());
        return new Select(
                "select tenant, title, view from (" + rows + ") as half order by " + ORDER + " limit " + limit,
                halves.stream().flatMap(half -> half.values().stream()).toList());
    }

    private static Select half(Scope scope, boolean open, List<Condition> conditions, int limit) {
        var all = new ArrayList<>(List.of(NUMBERED, Condition.of(open ? "open" : "not open")));
        all.addAll(conditions);
        var list = new ScopedList("ticket_view", all, ORDER, limit);
        // The platform has no index of its own: its operators look rarely, and each index costs with every event.
        return scope instanceof Scope.Tenant(var path) && path.root().equals(path)
                ? list.ofRoot(scope)
                : list.ofTenants(scope, List.of(NUMBERED));
    }

    private static List<Condition> conditions(QueueFilter filter, @Nullable Position after) {
        var conditions = new ArrayList<Condition>();
        if (filter.status() != null) {
            conditions.add(Condition.of("status = ?", filter.status().name()));
        }
        if (filter.severity() != null) {
            conditions.add(Condition.of("severity = ?", filter.severity().name()));
        }
        if (filter.breached() != null) {
            conditions.add(Condition.of("breached = ?", filter.breached()));
        }
        if (filter.search() != null) {
            var text = filter.search().toLowerCase(Locale.ROOT);
            conditions.add(Condition.of("strpos(lower(number), ?) > 0 or lower(external_reference) = ?", text, text));
        }
        if (after != null) {
            // The first part bounds the range of the index, the second one cuts within it.
            conditions.add(Condition.of(
                    "due_rank >= ?::timestamptz and (due_rank > ?::timestamptz or ticket_id < ?)",
                    after.due(),
                    after.due(),
                    after.ticketId()));
        }
        return conditions;
    }
}
