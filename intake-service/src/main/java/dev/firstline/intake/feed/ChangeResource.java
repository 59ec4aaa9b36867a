package dev.firstline.intake.feed;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.Cursors;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.intake.feed.ChangeFeed.Position;
import dev.firstline.intake.feed.ChangeFeed.Row;
import dev.firstline.intake.query.Desk;
import dev.firstline.intake.query.Parameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The change feed over REST. */
@Path("/v1/changes")
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
@Tag(name = "Changes", description = "Every change of a ticket once, in an order without gaps")
public class ChangeResource {

    private final Transactions transactions;
    private final ChangeFeed feed;
    private final Cursors cursors;
    private final Caller caller;

    ChangeResource(Transactions transactions, ChangeFeed feed, Cursors cursors, Caller caller) {
        this.transactions = transactions;
        this.feed = feed;
        this.cursors = cursors;
        this.caller = caller;
    }

    /**
     * A page of changes.
     *
     * @param next the cursor to go on from, also when there is nothing new
     * @param more whether the next page can be asked for at once
     */
    public record Changes(List<Change> items, String next, boolean more) {}

    @GET
    @Operation(
            operationId = "listChanges",
            summary = "Read the changes after a cursor, oldest first",
            description =
                    "Keep `next` and ask again with `after`. Nothing ever appears before a cursor that was given out.")
    @APIResponse(responseCode = "200", content = @Content(examples = @ExampleObject(name = "opened", value = """
                    {"items":[{"ticketId":"019aa5a0-7c00-7000-8000-000000000001","version":1,"kind":"OPENED",
                     "at":"2026-11-21T09:00:00.123456Z"}],"next":"q8dG...","more":false}
                    """)))
    public Changes list(
            @Parameter(description = "`next` of the previous page; absent: from the beginning")
                    @QueryParam("after")
                    @Nullable String after,
            @Parameter(description = "1 to 200, default 50") @QueryParam("limit") @Nullable String limit) {
        var scope = caller.scope();
        var list = List.of("changes", scope.setting());
        int size = Parameters.limit(limit);
        var position = cursors.read(list, after);
        var start = position == null ? Position.START : new Position(position.get(0), Long.parseLong(position.get(1)));
        var rows = transactions.in(scope, () -> feed.after(start, scope, Desk.readsNotes(caller), size + 1));
        boolean more = rows.size() > size;
        var page = more ? rows.subList(0, size) : rows;
        var last = page.isEmpty() ? start : page.getLast().position();
        return new Changes(
                page.stream().map(Row::change).toList(),
                cursors.write(list, last.xid(), Long.toString(last.seq())),
                more);
    }
}
