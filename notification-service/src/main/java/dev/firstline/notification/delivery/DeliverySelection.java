package dev.firstline.notification.delivery;

import dev.firstline.chassis.tenancy.ScopedList;
import dev.firstline.chassis.tenancy.ScopedList.Condition;
import dev.firstline.chassis.tenancy.ScopedList.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The SQL of a list of deliveries, newest first, by an index that leads to them without those of others. */
final class DeliverySelection {

    private static final String TABLE = "delivery";
    private static final String NEWEST = "id desc";

    /** The condition of the index on those that failed. */
    private static final Condition FAILED = Condition.of("state = 'FAILED'");

    /** For whoever may not know that there are notes of the desk. */
    private static final Condition TELLS_OF_NO_NOTE = Condition.of("(event_type <> 'ticket.communication-added'"
            + " or coalesce(payload::jsonb #>> '{data,visibility}', '') <> 'INTERNAL')");

    private DeliverySelection() {}

    /** @param before the id of the page before's last one; null for the first page */
    static Select of(DeliveryLog.Reader reader, DeliveryLog.Filter filter, @Nullable UUID before, int limit) {
        var scope = reader.scope();
        var conditions = new ArrayList<Condition>();
        if (!reader.notes()) {
            conditions.add(TELLS_OF_NO_NOTE);
        }
        if (before != null) {
            conditions.add(Condition.of("id < ?", before));
        }
        if (filter.state() != null) {
            // Written into the statement, so that the database knows which index holds it whatever the parameters.
            conditions.add(Condition.of("state = '" + filter.state().name() + "'"));
        }
        if (filter.ticket() != null || filter.subscription() != null) {
            if (filter.ticket() != null) {
                conditions.add(Condition.foundBy("ticket_id", filter.ticket()));
            }
            if (filter.subscription() != null) {
                conditions.add(Condition.foundBy("subscription_id", filter.subscription()));
            }
            conditions.add(Condition.inScope(scope, "tenant"));
            return new ScopedList(TABLE, conditions, NEWEST, limit).ofAll();
        }
        var list = new ScopedList(TABLE, conditions, NEWEST, limit);
        return list.ofTenants(scope, filter.state() == DeliveryState.FAILED ? List.of(FAILED) : List.of());
    }
}
