package dev.firstline.intake.views;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.Cursors;
import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.http.Locations;
import dev.firstline.chassis.idempotency.IdempotentRequests;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.intake.query.Page;
import dev.firstline.intake.query.Parameters;
import dev.firstline.intake.views.SavedViews.Person;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Saved views over REST. */
@Path("/v1/views")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
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
@Tag(name = "Views", description = "Searches and lists that are kept under a name")
public class ViewResource {

    private static final Set<String> ADMINISTERS = Set.of(Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN);

    private static final String REQUEST = """
            {"name":"Outages in hand","visibility":"TENANT","query":{"q":"outage -test","severity":"A","sort":"NEWEST"}}""";

    private static final String EXAMPLE = """
            {"id":"019aa5a0-7c00-7000-8000-000000000009","tenant":"contoso","owner":"agent-7","name":"Outages in hand",
             "visibility":"TENANT","query":{"q":"outage -test","severity":"A","sort":"NEWEST"},
             "href":"/v1/tickets/search?q=outage%20-test&sort=NEWEST&severity=A","version":1,
             "createdAt":"2026-11-21T09:00:00.123456Z","changedAt":"2026-11-21T09:00:00.123456Z"}""";

    private final Transactions transactions;
    private final SavedViews views;
    private final IdempotentRequests idempotent;
    private final Cursors cursors;
    private final Caller caller;

    ViewResource(
            Transactions transactions,
            SavedViews views,
            IdempotentRequests idempotent,
            Cursors cursors,
            Caller caller) {
        this.transactions = transactions;
        this.views = views;
        this.idempotent = idempotent;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listViews",
            summary =
                    "List the caller's views and those that are shared in its tenant and below, the latest made first")
    @ExampleAnswer(name = "one", value = "{\"items\":[" + EXAMPLE + "]}")
    public Page<SavedView> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var person = person();
        var list = List.of("views", person.scope().setting(), person.subject());
        var before = cursors.readId(list, cursor);
        var found = transactions.in(person.scope(), () -> views.page(person, before, limit + 1));
        return Page.of(found, limit, last -> cursors.write(list, last.id().toString()));
    }

    @POST
    @Operation(operationId = "addView", summary = "Keep a search or a list under a name")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "shared", value = REQUEST)))
    @APIResponse(
            responseCode = "201",
            headers = @Header(name = "Location", ref = "Location"),
            content =
                    @Content(
                            schema = @Schema(implementation = SavedView.class),
                            examples = @ExampleObject(name = "kept", value = EXAMPLE)))
    public Response add(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid ViewRequest request) {
        var person = person();
        return transactions.in(
                person.scope(),
                () -> idempotent.answer(key, "POST /v1/views", request, () -> {
                    var view = views.add(person, request);
                    return tagged(Locations.created("/v1/views/" + view.id()), view);
                }));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readView", summary = "Read a view; its href runs it")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = SavedView.class),
                            examples = @ExampleObject(name = "kept", value = EXAMPLE)))
    public Response read(@PathParam("id") String id) {
        var person = person();
        var wanted = Parameters.id("view", id);
        return tagged(Response.ok(), transactions.in(person.scope(), () -> views.one(person, wanted)));
    }

    @PUT
    @Path("/{id}")
    @Operation(
            operationId = "changeView",
            summary = "Replace a view; needs If-Match",
            description = "The owner, and of a shared one also an administrator.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "shared", value = REQUEST)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = SavedView.class),
                            examples = @ExampleObject(name = "kept", value = EXAMPLE)))
    public Response change(
            @PathParam("id") String id,
            @Parameter(required = true, description = "The ETag that was read", example = "\"1\"")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @NotNull @Valid ViewRequest request) {
        var person = person();
        var wanted = Parameters.id("view", id);
        return tagged(
                Response.ok(),
                transactions.in(
                        person.scope(),
                        () -> views.change(person, wanted, new SavedViews.Held(ifMatch, ifNoneMatch), request)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "removeView",
            summary = "Remove a view; needs If-Match",
            description = "The owner, and of a shared one also an administrator.")
    @APIResponse(responseCode = "204", description = "Removed")
    public void remove(
            @PathParam("id") String id,
            @Parameter(required = true, description = "The ETag that was read", example = "\"1\"")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable String ifMatch) {
        var person = person();
        var wanted = Parameters.id("view", id);
        transactions.in(person.scope(), () -> {
            views.remove(person, wanted, new SavedViews.Held(ifMatch, null));
            return true;
        });
    }

    private Person person() {
        return new Person(
                caller.scope(), caller.subject(), caller.roles().stream().anyMatch(ADMINISTERS::contains));
    }

    private static Response tagged(Response.ResponseBuilder response, SavedView view) {
        return response.header(HttpHeaders.ETAG, ETags.of(view.version()))
                .entity(view)
                .build();
    }
}
