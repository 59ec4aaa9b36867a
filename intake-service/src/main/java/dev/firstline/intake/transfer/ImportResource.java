package dev.firstline.intake.transfer;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.ArrivedFile;
import dev.firstline.chassis.http.Cursors;
import dev.firstline.chassis.http.FileBody;
import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.idempotency.IdempotentRequests;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.intake.feed.Actor;
import dev.firstline.intake.query.Page;
import dev.firstline.intake.query.Parameters;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Imports over REST. */
@Path("/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN_AGENT, Roles.OPS, Roles.GLOBAL_ADMIN})
@Tag(name = "Imports", description = "Tickets that lived elsewhere, with their customers, people and words")
public class ImportResource {

    private static final String ROUTE = "POST /v1/imports";

    /** A text in JSON: else the description would have the first line as an object. */
    private static final String FILE = """
            "{\\"kind\\":\\"customer\\",\\"externalId\\":\\"C-4711\\",\\"name\\":\\"Northwind Traders\\"}\\n\
            {\\"kind\\":\\"ticket\\",\\"ticket\\":{\\"externalReference\\":\\"OLD-17\\",\\"title\\":\\"No ma\
            il\\",\\"body\\":\\"Nobody can send.\\",\\"type\\":\\"INCIDENT\\",\\"severity\\":\\"A\\",\\"cust\
            omer\\":{\\"externalId\\":\\"C-4711\\"}},\\"status\\":\\"CLOSED\\",\\"openedAt\\":\\"2026-03-02T\
            09:00:00Z\\",\\"communications\\":[{\\"writtenAt\\":\\"2026-03-02T09:20:00Z\\",\\"direction\\"\
            :\\"OUTBOUND\\",\\"visibility\\":\\"CUSTOMER\\",\\"body\\":\\"We look into it.\\",\\"author\\"\
            :\\"Ana Silva\\"}]}\\n\"""";

    private static final String EXAMPLE = """
            {"id":"019aa5a0-7c00-7000-8000-000000000011","tenant":"contoso","state":"RUNNING","lines":12000,"done":4200,
             "created":4100,"updated":60,"unchanged":39,"refused":1,"createdAt":"2026-11-21T09:00:00.123456Z"}""";

    private static final String RESULTS = """
            {"items":[{"line":1,"kind":"customer","reference":"C-4711","outcome":"UNCHANGED"},
             {"line":2,"kind":"ticket","reference":"OLD-17","outcome":"CREATED",
              "ticketId":"019aa5a0-7c00-7000-8000-000000000001","number":"FL-482913570"},
             {"line":3,"outcome":"REFUSED","problem":{"type":"urn:firstline:problem:malformed",
              "title":"The request cannot be read","status":400,"detail":"The body ends too early to be JSON."}}]}""";

    private final Transactions transactions;
    private final ImportJobs jobs;
    private final ImportPages pages;
    private final ImportUpload upload;
    private final ImportWorker worker;
    private final IdempotentRequests idempotent;
    private final Cursors cursors;
    private final Caller caller;
    private final CurrentVertxRequest request;

    ImportResource(
            Transactions transactions,
            ImportJobs jobs,
            ImportPages pages,
            ImportUpload upload,
            ImportWorker worker,
            IdempotentRequests idempotent,
            Cursors cursors,
            Caller caller,
            CurrentVertxRequest request) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.pages = pages;
        this.upload = upload;
        this.worker = worker;
        this.idempotent = idempotent;
        this.cursors = cursors;
        this.caller = caller;
        this.request = request;
    }

    /** By what a file is the same when it is sent again. */
    private record Sent(String sha256, long bytes) {}

    @POST
    @FileBody
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN})
    @Operation(
            operationId = "addImport",
            summary = "Import customers, their people and tickets of the past from a file",
            description =
                    "The body is the file itself: a JSON object in each line (docs/import.md). It is worked on behind the"
                            + " answer, each line by itself. Nobody is told but the change feed: no diagnosis, no clock, no"
                            + " alert. A line that comes again changes what it brought, or nothing. At most 25 MiB unless the"
                            + " installation says otherwise.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.WILDCARD,
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            examples = @ExampleObject(name = "lines", value = FILE)))
    @APIResponse(
            responseCode = "202",
            description = "Taken, and worked on from now on",
            headers = @Header(name = "Location", ref = "Location"),
            content =
                    @Content(
                            schema = @Schema(implementation = ImportView.class),
                            examples = @ExampleObject(name = "running", value = EXAMPLE)))
    @APIResponse(responseCode = "507", description = "There is no room, or nobody said where files arrive")
    public Response add(@HeaderParam("Idempotency-Key") @Nullable String key) {
        var tenant = caller.tenant();
        var by = Actor.Bearer.of(caller);
        var file = ArrivedFile.of(request.getCurrent())
                .orElseThrow(() -> Problem.invalid("", "the body is the file, and is empty"));
        var id = Ids.next();
        var answer = transactions.inTenant(
                tenant,
                () -> idempotent.answer(key, ROUTE, new Sent(file.sha256(), file.bytes()), () -> {
                    upload.add(id, tenant, by, file);
                    return Response.accepted(jobs.one(caller.scope(), id).orElseThrow())
                            .header(HttpHeaders.LOCATION, "/v1/imports/" + id)
                            .build();
                }));
        worker.wake();
        return answer;
    }

    @GET
    @Operation(
            operationId = "listImports",
            summary = "List imports, the latest first",
            description = "An import is kept for 30 days behind its end unless the installation says otherwise.")
    @ExampleAnswer(name = "page", value = "{\"items\":[" + EXAMPLE + "]}")
    public Page<ImportView> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var scope = caller.scope();
        var list = List.of("imports", scope.setting());
        var before = cursors.readId(list, cursor);
        var rows = transactions.in(scope, () -> jobs.list(scope, before, limit + 1));
        return Page.of(rows, limit, last -> cursors.write(list, last.id().toString()));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readImport", summary = "Read how far an import is")
    @ExampleAnswer(name = "running", value = EXAMPLE)
    public ImportView read(@PathParam("id") String id) {
        var scope = caller.scope();
        var wanted = Parameters.id("import", id);
        return transactions.in(scope, () -> jobs.one(scope, wanted).orElseThrow(() -> Problem.notFound("import")));
    }

    @GET
    @Path("/{id}/results")
    @Operation(
            operationId = "listImportResults",
            summary = "List what became of the lines of an import, in their order",
            description = "Lines that were not worked on yet are not among them.")
    @ExampleAnswer(name = "page", value = RESULTS)
    public Page<LineResult> results(
            @PathParam("id") String id,
            @Parameter(description = "Of this outcome alone") @QueryParam("outcome") @Nullable LineOutcome outcome,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var scope = caller.scope();
        var wanted = Parameters.id("import", id);
        var list = List.of("import-results", scope.setting(), wanted.toString(), String.valueOf(outcome));
        var position = cursors.read(list, cursor);
        var after = position == null ? null : Integer.valueOf(position.getFirst());
        var rows = transactions.in(scope, () -> {
            jobs.one(scope, wanted).orElseThrow(() -> Problem.notFound("import"));
            return pages.results(wanted, after, outcome, limit + 1);
        });
        return Page.of(rows, limit, last -> cursors.write(list, String.valueOf(last.line())));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN})
    @Operation(
            operationId = "removeImport",
            summary = "End an import and forget its results",
            description = "Lines that were worked on stay as they are; the others are not worked on any more.")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void remove(@PathParam("id") String id) {
        var scope = caller.scope();
        var wanted = Parameters.id("import", id);
        transactions.in(scope, () -> {
            if (!jobs.remove(scope, wanted)) {
                throw Problem.notFound("import");
            }
            return true;
        });
    }
}
