package dev.firstline.intake.reference;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.Cursors;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.intake.query.CommunicationRights;
import dev.firstline.intake.query.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Looking things up by what the partner's systems call them. */
@Path("/v1/references")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "References")
public class ReferenceResource {

    private static final String EXAMPLE = """
            {"items":[{"kind":"CONTACT","id":"019aa5a0-7c00-7000-8000-000000000003",
             "path":"/v1/customers/C-4711/contacts/P-12","tenant":"contoso"}]}""";

    private final Transactions transactions;
    private final Lookup lookup;
    private final Cursors cursors;
    private final Caller caller;

    ReferenceResource(Transactions transactions, Lookup lookup, Cursors cursors, Caller caller) {
        this.transactions = transactions;
        this.lookup = lookup;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
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
    @Operation(
            operationId = "findByReference",
            summary = "Find what one of the partner's systems calls so",
            description =
                    "One at most for each tenant that calls something so: the caller's and those below it, in their order. A ticket that was merged"
                            + " is answered as the one that it was merged into.")
    @ExampleAnswer(name = "contact", value = EXAMPLE)
    public Page<Called> find(
            @Parameter(required = true, example = "CONTACT") @QueryParam("kind") @NotNull ReferenceKind kind,
            @Parameter(required = true, description = "`system:id`", example = "crm:4711")
                    @QueryParam("reference")
                    @NotNull @Size(min = 3, max = 241) String reference,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var scope = caller.scope();
        var wanted = ExternalReference.parse("reference", reference);
        var list = List.of("references", scope.setting(), kind.name(), wanted.toString());
        var position = cursors.read(list, cursor);
        var after = position == null ? "" : position.getFirst();
        var rows = transactions.in(
                scope,
                () -> lookup.page(scope, kind, wanted, CommunicationRights.readsNotes(caller), after, limit + 1));
        return Page.of(rows, limit, last -> cursors.write(list, last.tenant()));
    }
}
