package dev.firstline.console.timeline;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.Cursors;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.console.queue.QueueStore;
import dev.firstline.console.sight.Sight;
import dev.firstline.console.view.Fact;
import dev.firstline.contracts.Event;
import dev.firstline.contracts.EventCatalog;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** One ticket's timeline for machines. */
@Path("/v1/console/tickets/{id}/timeline")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
    Roles.CRM_CLIENT,
    Roles.HELPDESK_AGENT,
    Roles.ADMIN_AGENT,
    Roles.USER_ADMIN,
    Roles.BILLING_ADMIN,
    Roles.SALES_AGENT,
    Roles.OPS,
    Roles.GLOBAL_ADMIN
})
@Tag(name = "Timeline", description = "What happened to a ticket, from its opening to the last alert")
public class TimelineResource {

    private final Transactions transactions;
    private final TimelineStore timeline;
    private final QueueStore queue;
    private final Cursors cursors;
    private final Caller caller;

    TimelineResource(
            Transactions transactions, TimelineStore timeline, QueueStore queue, Cursors cursors, Caller caller) {
        this.transactions = transactions;
        this.timeline = timeline;
        this.queue = queue;
        this.cursors = cursors;
        this.caller = caller;
    }

    /**
     * One fact.
     *
     * @param type the event type, such as {@code sla.breached}
     * @param at when it happened
     * @param headline the fact in one line
     * @param data the event as it was published
     */
    public record Entry(
            UUID eventId,
            String type,
            Instant at,
            String headline,

            @Schema(
                    type = SchemaType.OBJECT,
                    additionalProperties = Schema.True.class,
                    description = "The event as it was published, by its type: docs/events.md.")
            Event data) {

        static Entry of(Fact fact) {
            return new Entry(
                    fact.eventId(),
                    EventCatalog.of(fact.event().getClass()).type(),
                    fact.at(),
                    Stories.of(fact.event()).headline(),
                    fact.event());
        }
    }

    /** A page of facts; {@code next} is the cursor of the following page, or null at the end. */
    @Schema(name = "TimelinePage")
    public record Page(List<Entry> items, @Nullable String next) {}

    @GET
    @Operation(operationId = "listConsoleTimeline", summary = "List the facts about one ticket, oldest first")
    @ExampleAnswer(name = "one", value = """
                    {"items":[{"eventId":"01a23240-e1ca-70e5-95df-829c02d1207e","type":"sla.breached",
                      "at":"2026-12-01T15:37:22.620Z","headline":"Resolution promise broken",
                      "data":{"ticketId":"01a230e0-1f18-77b6-9bb6-c7cc79a639f0",
                        "clockId":"01a230e0-1f18-7f6e-816a-08e211f5d618","target":"RESOLUTION",
                        "occurredAt":"2026-12-01T15:37:22.620Z","firedAt":"2026-12-01T15:37:22.634Z"}}]}
                    """)
    public Page list(
            @PathParam("id") UUID id,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var scope = caller.scope();
        var list = List.of("console-timeline", scope.setting(), id.toString());
        var position = cursors.read(list, cursor);
        var afterAt = position == null ? Instant.EPOCH : Instant.parse(position.getFirst());
        var afterId = position == null ? TimelineStore.BEFORE_ALL : UUID.fromString(position.getLast());
        var facts = transactions.in(scope, () -> {
            queue.find(scope, id).orElseThrow(() -> Problem.notFound("ticket"));
            return timeline.page(new Sight(scope, caller.readsNotes()), id, afterAt, afterId, limit + 1);
        });
        var page = facts.stream().limit(limit).toList();
        var next = facts.size() > limit
                ? cursors.write(
                        list,
                        page.getLast().at().toString(),
                        page.getLast().eventId().toString())
                : null;
        return new Page(page.stream().map(Entry::of).toList(), next);
    }
}
