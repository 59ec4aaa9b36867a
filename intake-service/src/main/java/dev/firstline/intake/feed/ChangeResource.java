package dev.firstline.intake.feed;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.Cursors;
import dev.firstline.intake.query.CommunicationRights;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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

    /** Stands for the cursor of a reader that has read everything. */
    private static final String LATEST = "latest";

    private final FeedReading reading;
    private final Cursors cursors;
    private final Caller caller;

    ChangeResource(FeedReading reading, Cursors cursors, Caller caller) {
        this.reading = reading;
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
                    "Keep `next` and ask again with `after`. Nothing ever appears before a cursor that was given out. A cursor"
                            + " that is too old, or older than a restore of the database, is 410: take a new one with"
                            + " `after=latest`, read all tickets, then go on from it.")
    @APIResponse(
            responseCode = "200",
            description = "A page; keep `next` also when it is empty",
            content =
                    @Content(
                            schema = @Schema(implementation = Changes.class),
                            examples = @ExampleObject(name = "opened", value = """
                    {"items":[{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7",
                     "ticketId":"019aa5a0-7c00-7000-8000-000000000001","version":1,"kind":"OPENED",
                     "at":"2026-11-21T09:00:00.123456Z","client":"contoso-crm","subject":"svc-crm"}],
                     "next":"q8dG...","more":false}
                    """)))
    @APIResponse(
            responseCode = "410",
            description = "The cursor is too old, or older than a restore of the database",
            content = @Content(mediaType = "application/problem+json"))
    public Changes list(
            @Parameter(
                            description =
                                    "`next` of the previous page; `latest`: the end of the feed as it is now; absent: from the"
                                            + " oldest change that is kept")
                    @QueryParam("after")
                    @Nullable String after,
            @Parameter(description = "1 to 200, default 50") @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var scope = caller.scope();
        var list = List.of("changes", scope.setting());
        var reader = new FeedReading.Reader(scope, CommunicationRights.readsNotes(caller));
        var page = LATEST.equals(after)
                ? reading.end(reader)
                : reading.after(
                        Optional.ofNullable(cursors.read("after", list, after)).map(Position::read), reader, limit);
        return new Changes(page.changes(), cursors.write(list, page.end().written(page.epoch())), page.more());
    }
}
