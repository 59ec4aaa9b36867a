package dev.firstline.intake.ticket;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.ScopedList;
import dev.firstline.chassis.tenancy.ScopedList.Condition;
import dev.firstline.chassis.tenancy.ScopedList.Select;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.intake.reference.ExternalReference;
import dev.firstline.intake.ticket.TicketAttributes.Attribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of a list of tickets, newest first: of the ways to what a filter asks for, the one whose index leads past fewest others. Each
 * takes its time by what it finds and not by how many tickets there are.
 */
final class TicketSelection {

    private static final String TABLE = "ticket";
    private static final String NEWEST = "id desc";

    /** The condition of the index on tickets that are in hand: few at any time, whatever was closed before. */
    static final Condition IN_HAND = Condition.of("status not in ('CLOSED', 'CANCELED', 'REJECTED')");

    private static final Set<TicketStatus> NOT_IN_HAND =
            EnumSet.of(TicketStatus.CLOSED, TicketStatus.CANCELED, TicketStatus.REJECTED);

    /** The condition of the index on tickets with a broken promise. */
    private static final Condition BREACHED =
            Condition.of("first_response_state = 'BREACHED' or resolution_state = 'BREACHED'");

    /** The conditions of the indexes on tickets that are somebody's, and that lie in queues. */
    private static final Condition OWNED = Condition.of("desk_owner is not null");

    private static final Condition QUEUED = Condition.of("desk_queue is not null");

    /** The condition of the index on tickets that the desk looks at again. */
    private static final Condition FOLLOWED_UP = Condition.of("follow_up_at is not null");

    /**
     * An id may be used by several partners of the scope, each for a customer of its own. The customer is named twice for the reason of {@link
     * Condition#foundBy}: a customer's tickets do not lie evenly among all.
     */
    private static final String OF_CUSTOMER = """
            select found.* from (select id from customer where external_id = ? and (SCOPE)) as wanted cross join lateral (
                select * from ticket where customer_id = wanted.id and customer_id between wanted.id and wanted.id EACH
                order by id desc limit LIMIT) as found
            order by id desc limit LIMIT
            """;

    /** A reference is unique among the tickets of who filed them: a tenant of the scope or one above it. */
    private static final String OF_REFERENCE = """
            with recursive below (filer) as (
                select ?::text collate "C"
                union all
                select (
                    select following.filer from ticket as following
                    where following.filer > below.filer and following.filer < ? and following.external_reference is not null
                    order by following.filer limit 1)
                from below where below.filer is not null)
            select found.* from (select filer from below union select unnest(?)) as known cross join lateral (
                select * from ticket where ticket.filer = known.filer and external_reference = ? limit 1) as found
            where true EACH
            order by id desc limit LIMIT
            """;

    /** Tickets that a system calls so, of those that were merged where they went; row level security keeps to what the scope's tenants say. */
    static final String CALLED = """
            select coalesce(called.merged_into, called.id)
            from external_reference as held join ticket as called on called.id = held.object_id
            where held.kind = 'TICKET' and held.system = ? and held.external_id = ?""";

    /** One for each tenant of the scope that calls one so. */
    private static final String OF_CALLED = """
            select found.* from (select distinct named.ticket_id from (CALLED and (GIVERS)) as named (ticket_id)) as wanted
            cross join lateral (select * from ticket where ticket.id = wanted.ticket_id) as found
            where true EACH
            order by id desc limit LIMIT
            """;

    /**
     * Goes by the index from tenant to tenant that has a ticket with the attribute, and takes at most a page of each. Each ticket is looked up by
     * its id (an {@code offset} is a wall to the planner): to go through attributes and tickets side by side would be to go through everybody's.
     */
    private static final String OF_ATTRIBUTE = """
            with recursive below (tenant) as (
                select ?::text collate "C"
                union all
                select (
                    select following.tenant from ticket_attribute as following
                    where following.name = ? and following.value = ?
                      and following.tenant > greatest(below.tenant, ?) and following.tenant < ?
                    order by following.tenant limit 1)
                from below where below.tenant is not null)
            select found.* from below cross join lateral (
                select ticket.* from ticket_attribute as attribute
                cross join lateral (select * from ticket as one where one.id = attribute.ticket_id offset 0) as ticket
                where attribute.tenant = below.tenant EACH
                order by attribute.ticket_id desc limit LIMIT) as found
            where below.tenant is not null
            order by id desc limit LIMIT
            """;

    /** Behind every path, whose characters are all smaller. */
    private static final String BEHIND_ALL = "{";

    private TicketSelection() {}

    /**
     * The select of a page.
     *
     * @param last the id of the page before's last ticket; null for the first page
     */
    static Select of(Scope scope, TicketFilter filter, @Nullable UUID last, int limit) {
        var conditions = new ArrayList<>(filter.conditions(scope));
        if (last != null) {
            conditions.add(Condition.of("id < ?", last));
        }
        var reference = filter.wantedReference();
        var customer = filter.wantedCustomer();
        var status = filter.wantedStatus();
        if (status != null) {
            // Written into the statement, so that the database knows which index holds it whatever the parameters.
            conditions.add(Condition.of("status = '" + status.name() + "'"));
        }
        var called = filter.wantedInSystem();
        if (customer != null && (reference != null || called != null)) {
            conditions.add(Condition.of(
                    "customer_id in (select customer.id from customer where customer.external_id = ?)", customer));
        }
        if (called != null) {
            if (reference != null) {
                conditions.add(Condition.of("external_reference = ?", reference));
            }
            return ofCalled(scope, called, conditions, limit);
        }
        if (reference != null) {
            return ofReference(scope, reference, conditions, limit);
        }
        if (customer != null) {
            return ofCustomer(scope, customer, conditions, limit);
        }
        var field = filter.wantedField();
        var attribute = field == null ? filter.wantedLabel() : field;
        if (attribute != null) {
            return ofAttribute(scope, attribute, conditions, last, limit);
        }
        var list = new ScopedList(TABLE, conditions, NEWEST, limit);
        if (filter.wantedOwner() != null) {
            return list.ofTenants(scope, List.of(OWNED));
        }
        if (filter.wantedQueue() != null) {
            return list.ofTenants(scope, List.of(QUEUED));
        }
        if (filter.wantsFollowUp()) {
            return list.ofTenants(scope, List.of(FOLLOWED_UP));
        }
        if (filter.wantsBreached()) {
            return list.ofTenants(scope, List.of(BREACHED));
        }
        if (filter.wantsUnassigned() || status != null && !NOT_IN_HAND.contains(status)) {
            return list.ofTenants(scope, List.of(IN_HAND));
        }
        return list.ofRoot(scope);
    }

    private static Select ofCustomer(Scope scope, String customer, List<Condition> conditions, int limit) {
        var inScope = Condition.inScope(scope, "tenant");
        return new Select(
                filled(OF_CUSTOMER.replace("SCOPE", inScope.sql()), conditions, limit),
                values(Stream.concat(Stream.of(customer), inScope.values().stream()), conditions));
    }

    private static Select ofCalled(Scope scope, ExternalReference called, List<Condition> conditions, int limit) {
        var givers = Condition.inScope(scope, "held.tenant");
        var all = new ArrayList<>(conditions);
        all.add(Condition.inScope(scope, "tenant"));
        return new Select(
                filled(OF_CALLED.replace("CALLED", CALLED).replace("GIVERS", givers.sql()), all, limit),
                values(Stream.concat(Stream.of(called.system(), called.id()), givers.values().stream()), all));
    }

    private static Select ofAttribute(
            Scope scope, Attribute attribute, List<Condition> conditions, @Nullable UUID last, int limit) {
        var all = new ArrayList<>(List.of(
                Condition.of("attribute.name = ?", attribute.name()),
                Condition.foundBy("attribute.value", attribute.value())));
        if (last != null) {
            all.add(Condition.of("attribute.ticket_id < ?", last));
        }
        all.addAll(conditions);
        var range = ScopedList.range(scope);
        var leading = Stream.of(range.get(0), attribute.name(), attribute.value(), range.get(1), range.get(2));
        return new Select(filled(OF_ATTRIBUTE, all, limit), values(leading, all));
    }

    private static Select ofReference(Scope scope, String reference, List<Condition> conditions, int limit) {
        var all = new ArrayList<>(conditions);
        all.add(Condition.inScope(scope, "tenant"));
        var leading = switch (scope) {
            case Scope.Platform() -> Stream.<Object>of("", BEHIND_ALL, new String[0], reference);
            case Scope.Tenant(TenantPath path) ->
                Stream.<Object>of(path.value(), path.value() + "0", above(path), reference);
        };
        return new Select(filled(OF_REFERENCE, all, limit), values(leading, all));
    }

    /** The tenants above that one. */
    private static String[] above(TenantPath path) {
        var segments = path.value().split("/");
        return IntStream.range(1, segments.length)
                .mapToObj(depth -> String.join("/", Arrays.copyOf(segments, depth)))
                .toArray(String[]::new);
    }

    private static String filled(String sql, List<Condition> conditions, int limit) {
        var each = new StringBuilder();
        conditions.forEach(
                condition -> each.append(" and (").append(condition.sql()).append(')'));
        return sql.replace("EACH", each).replace("LIMIT", Integer.toString(limit));
    }

    private static List<Object> values(Stream<?> leading, List<Condition> conditions) {
        return Stream.concat(leading, conditions.stream().flatMap(condition -> condition.values().stream()))
                .map(Object.class::cast)
                .toList();
    }
}
