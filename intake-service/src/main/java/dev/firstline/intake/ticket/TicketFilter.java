package dev.firstline.intake.ticket;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.ScopedList.Condition;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.intake.field.FieldDefinition;
import dev.firstline.intake.query.Parameters;
import dev.firstline.intake.reference.ExternalReference;
import dev.firstline.intake.ticket.TicketAttributes.Attribute;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which tickets a list is asked for; all that is given must hold. */
public class TicketFilter {

    private static final int MAX_TEXT = 100;

    /** The longest key and value of a field, with the colon between. */
    public static final int MAX_FIELD = FieldDefinition.MAX_KEY + 1 + FieldDefinition.MAX_TEXT;

    /** The longest subject of an owner. */
    public static final int MAX_SUBJECT = 200;

    /** The longest key of a queue, and the longest label. */
    public static final int MAX_KEY = 40;

    private static final String BREACHED = "first_response_state = 'BREACHED' or resolution_state = 'BREACHED'";

    @QueryParam("externalReference")
    @Parameter(description = "The filer's own reference")
    @Nullable String externalReference;

    @QueryParam("status")
    @Nullable TicketStatus status;

    @QueryParam("severity")
    @Nullable Severity severity;

    @QueryParam("customer")
    @Parameter(description = "The partner's id of the customer")
    @Nullable String customer;

    @QueryParam("productFamily")
    @Nullable ProductFamily productFamily;

    @QueryParam("openedAfter")
    @Parameter(description = "Opened at that instant or later", example = "2026-11-21T00:00:00Z")
    @Nullable String openedAfter;

    @QueryParam("openedBefore")
    @Parameter(description = "Opened before that instant", example = "2026-11-22T00:00:00Z")
    @Nullable String openedBefore;

    @QueryParam("updatedAfter")
    @Parameter(description = "Changed at that instant or later", example = "2026-11-21T00:00:00Z")
    @Nullable String updatedAfter;

    @QueryParam("breached")
    @Parameter(
            description =
                    "Whether the promised first response or resolution was broken; other promises do not count here")
    @Nullable Boolean breached;

    @QueryParam("reference")
    @Parameter(
            description = "What one of the partner's systems calls it; one that was merged leads to where it went",
            example = "crm:4711")
    @Nullable String reference;

    /** What the ticket that is looked for is called in a system; null for anything. */
    @Nullable ExternalReference wantedInSystem() {
        return reference == null ? null : ExternalReference.parse("reference", reference);
    }

    @QueryParam("owner")
    @Parameter(description = "The subject of whoever works on it")
    @Nullable String owner;

    @QueryParam("queue")
    @Parameter(description = "The key of the queue that it lies in")
    @Nullable String queue;

    @QueryParam("unassigned")
    @Parameter(description = "Only tickets in hand that nobody works on")
    @Nullable Boolean unassigned;

    @QueryParam("followUpBefore")
    @Parameter(
            description = "In hand, and the desk looks at it again before that instant",
            example = "2026-12-01T00:00:00Z")
    @Nullable String followUpBefore;

    /** Whether only tickets are looked for that the desk looks at again. */
    boolean wantsFollowUp() {
        return followUpBefore != null;
    }

    @QueryParam("label")
    @Parameter(description = "A label that it has")
    @Nullable String label;

    @QueryParam("field")
    @Parameter(
            description = "Key and value of a field, with a colon between; the value as the ticket shows it",
            example = "contract:4711")
    @Nullable String field;

    /** Key and value of a field that the tickets that are looked for have; null for any. */
    @Nullable Attribute wantedField() {
        field("field", field);
        if (field == null) {
            return null;
        }
        int colon = field.indexOf(':');
        return Attribute.field(field.substring(0, colon), field.substring(colon + 1));
    }

    /**
     * Holds such a pair to what a list takes.
     *
     * @throws Problem 422 when it is none
     */
    public static void field(String name, @Nullable String pair) {
        var wanted = Parameters.text(name, pair, MAX_FIELD);
        if (wanted != null && (wanted.indexOf(':') < 1 || wanted.indexOf(':') == wanted.length() - 1)) {
            throw Problem.invalid(name, "must be a key and a value, such as contract:4711");
        }
    }

    /** A label that the tickets that are looked for have; null for any. */
    @Nullable Attribute wantedLabel() {
        var wanted = Parameters.text("label", label, MAX_KEY);
        return wanted == null ? null : Attribute.label(wanted);
    }

    /** The subject of whoever works on the tickets that are looked for; null for any. */
    @Nullable String wantedOwner() {
        return Parameters.text("owner", owner, MAX_SUBJECT);
    }

    /** The queue that the tickets that are looked for lie in; null for any. */
    @Nullable String wantedQueue() {
        return Parameters.text("queue", queue, MAX_KEY);
    }

    /** Whether only tickets in hand that are nobody's are looked for. */
    boolean wantsUnassigned() {
        return Boolean.TRUE.equals(unassigned);
    }

    /** The filer's own reference that is looked for; null for any. */
    @Nullable String wantedReference() {
        return Parameters.text("externalReference", externalReference, MAX_TEXT);
    }

    /** The partner's id of the customer whose tickets are looked for; null for all. */
    @Nullable String wantedCustomer() {
        return Parameters.text("customer", customer, MAX_TEXT);
    }

    /** Where the tickets that are looked for stand; null for anywhere. */
    @Nullable TicketStatus wantedStatus() {
        return status;
    }

    /** Whether only tickets with a broken promise are looked for. */
    boolean wantsBreached() {
        return Boolean.TRUE.equals(breached);
    }

    /**
     * The conditions on columns of a ticket, all but those on references, customer and status.
     *
     * @param reader who is told of no owner and no queue of a tenant above
     */
    List<Condition> conditions(Scope reader) {
        var conditions = new ArrayList<Condition>();
        add(conditions, "severity = ?", name(severity));
        add(conditions, "product_family = ?", name(productFamily));
        var from = Parameters.instant("openedAfter", openedAfter);
        var until = Parameters.instant("openedBefore", openedBefore);
        add(conditions, "opened_at >= ?", column(from));
        add(conditions, "opened_at < ?", column(until));
        // The order is by the id, which begins with the time of the opening: what was opened long before or after is
        // passed by.
        add(conditions, "id >= ?", from == null ? null : OpeningTime.firstId(from));
        add(conditions, "id < ?", until == null ? null : OpeningTime.lastId(until));
        add(conditions, "updated_at >= ?", column(Parameters.instant("updatedAfter", updatedAfter)));
        if (breached != null) {
            conditions.add(Condition.of(breached ? BREACHED : "not coalesce(" + BREACHED + ", false)"));
        }
        conditions.addAll(ofAssignment(reader));
        var planned = Parameters.instant("followUpBefore", followUpBefore);
        if (planned != null) {
            conditions.add(Condition.of("follow_up_at < ?", planned.atOffset(ZoneOffset.UTC)));
            conditions.add(Condition.inScope(reader, "follow_up_tenant"));
            conditions.add(TicketSelection.IN_HAND);
        }
        Stream.of(Optional.ofNullable(wantedField()), Optional.ofNullable(wantedLabel()))
                .flatMap(Optional::stream)
                .forEach(attribute -> conditions.add(attribute.condition()));
        return conditions;
    }

    private List<Condition> ofAssignment(Scope reader) {
        var conditions = new ArrayList<Condition>();
        var wantedOwner = wantedOwner();
        if (wantedOwner != null) {
            conditions.add(Condition.foundBy("desk_owner", wantedOwner));
            conditions.add(Condition.inScope(reader, "desk_owner_tenant"));
        }
        var wantedQueue = wantedQueue();
        if (wantedQueue != null) {
            conditions.add(Condition.foundBy("desk_queue", wantedQueue));
            conditions.add(Condition.inScope(reader, "desk_queue_tenant"));
        }
        if (wantsUnassigned()) {
            conditions.add(Condition.of("desk_owner is null"));
            conditions.add(TicketSelection.IN_HAND);
        }
        return conditions;
    }

    private static void add(List<Condition> conditions, String sql, @Nullable Object value) {
        if (value != null) {
            conditions.add(Condition.of(sql, value));
        }
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static @Nullable OffsetDateTime column(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** All conditions on columns of a ticket, for rows that are found by something else than a list of that reader's. */
    public List<Condition> all(Scope reader) {
        var all = new ArrayList<>(conditions(reader));
        add(all, "status = ?", name(status));
        add(all, "external_reference = ?", wantedReference());
        add(all, "customer_id in (select customer.id from customer where customer.external_id = ?)", wantedCustomer());
        var called = wantedInSystem();
        if (called != null) {
            all.add(Condition.of("id in (" + TicketSelection.CALLED + ")", called.system(), called.id()));
        }
        return all;
    }

    /**
     * Reads all values, for whoever needs the conditions later.
     *
     * @throws dev.firstline.chassis.problem.Problem 422 when one cannot be read
     */
    public void check() {
        var unused = all(new Scope.Platform());
    }

    /** How severe the tickets are that are looked for; null for any. */
    public @Nullable Severity wantedSeverity() {
        return severity;
    }

    /** What the tickets that are looked for are about; null for anything. */
    public @Nullable ProductFamily wantedFamily() {
        return productFamily;
    }

    /** What a cursor of such a list is bound to. */
    public List<String> identity() {
        List<String> identity = Stream.<@Nullable Object>of(
                        externalReference,
                        status,
                        severity,
                        customer,
                        productFamily,
                        openedAfter,
                        openedBefore,
                        updatedAfter,
                        breached,
                        reference)
                .map(value -> value == null ? "" : value.toString())
                .collect(Collectors.toCollection(ArrayList::new));
        // Only where they are given: cursors from before there were such filters go on.
        named(identity, "owner", owner);
        named(identity, "queue", queue);
        named(identity, "unassigned", unassigned);
        named(identity, "followUpBefore", followUpBefore);
        named(identity, "label", label);
        named(identity, "field", field);
        return identity;
    }

    private static void named(List<String> identity, String name, @Nullable Object value) {
        if (value != null) {
            identity.add(name + "=" + value);
        }
    }
}
