package dev.firstline.intake.transfer;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.Costly;
import dev.firstline.chassis.http.Cursors;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Exports over REST. */
@Path("/v1/exports")
@RolesAllowed({Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN})
@Tag(name = "Exports", description = "What a tenant has, as lines that an import takes")
public class ExportResource {

    private static final String JSON_LINES = "application/x-ndjson";

    /** A text in JSON: else the description would have the first line as an object. */
    private static final String EXAMPLE = """
            "{\\"kind\\":\\"customer\\",\\"externalId\\":\\"C-4711\\",\\"name\\":\\"Northwind Traders\\"}\\n\
            {\\"kind\\":\\"contact\\",\\"customer\\":\\"C-4711\\",\\"externalId\\":\\"P-12\\",\\"name\\":\\"\
            Ana Silva\\",\\"email\\":\\"ana@northwind.example\\"}\\n\"""";

    /** An answer has a body, and imports pass over a line without anything. */
    private static final String NO_LINES = "\n";

    private final Transactions transactions;
    private final ExportedLines lines;
    private final Cursors cursors;
    private final Caller caller;

    ExportResource(Transactions transactions, ExportedLines lines, Cursors cursors, Caller caller) {
        this.transactions = transactions;
        this.lines = lines;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @Costly
    @Produces(JSON_LINES)
    @Operation(
            operationId = "readExport",
            summary = "Read the tenant's customers, their people, and the tickets that it filed, as lines of JSON",
            description =
                    "A page; the header Link names the next one (rel=\"next\"), and is missing behind the last. The lines of"
                            + " all pages, one behind the other, are a file that an import takes (docs/import.md). What changes"
                            + " meanwhile may be read as it was or as it is.")
    @APIResponse(
            responseCode = "200",
            headers =
                    @Header(
                            name = HttpHeaders.LINK,
                            description = "Where the next page is, with rel=\"next\"; missing behind the last",
                            schema = @Schema(type = SchemaType.STRING)),
            content =
                    @Content(
                            mediaType = JSON_LINES,
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "lines", value = EXAMPLE)))
    public Response read(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("200") @Min(1) @Max(1000) int limit) {
        var tenant = caller.tenant();
        var list = List.of("export", tenant.value());
        var position = cursors.read(list, cursor);
        var from = position == null ? ExportPosition.BEGIN : ExportPosition.read(position);
        var page = transactions.inTenant(tenant, () -> lines.page(tenant, from, limit));
        var answer = Response.ok(page.lines().isEmpty() ? NO_LINES : page.lines(), JSON_LINES);
        if (page.end() != null) {
            answer.header(
                    HttpHeaders.LINK,
                    "</v1/exports?limit=" + limit + "&cursor="
                            + cursors.write(list, page.end().written()) + ">; rel=\"next\"");
        }
        return answer.build();
    }
}
