package dev.firstline.intake.customer;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.AddressableId;
import dev.firstline.chassis.http.Cursors;
import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.intake.query.Page;
import dev.firstline.intake.query.Parameters;
import dev.firstline.intake.reference.ExternalReference;
import dev.firstline.intake.reference.ExternalReferences;
import dev.firstline.intake.reference.ReferenceKind;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Customers over REST. */
@Path("/v1/customers")
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
@Tag(name = "Customers", description = "Customers by the partner's own ids")
public class CustomerResource {

    private final Transactions transactions;
    private final CustomerUpserts upserts;
    private final CustomerRepository customers;
    private final ExternalReferences references;
    private final Cursors cursors;
    private final Caller caller;
    private final Clock clock;

    CustomerResource(
            Transactions transactions,
            CustomerUpserts upserts,
            CustomerRepository customers,
            ExternalReferences references,
            Cursors cursors,
            Caller caller,
            Clock clock) {
        this.transactions = transactions;
        this.upserts = upserts;
        this.customers = customers;
        this.references = references;
        this.cursors = cursors;
        this.caller = caller;
        this.clock = clock;
    }

    @PUT
    @Path("/{externalId}")
    @RolesAllowed({Roles.CRM_CLIENT, Roles.ADMIN_AGENT, Roles.USER_ADMIN, Roles.SALES_AGENT, Roles.GLOBAL_ADMIN})
    @APIResponse(
            responseCode = "409",
            description =
                    "The tenant of a known customer cannot be changed, or a reference belongs to another customer")
    @Operation(operationId = "putCustomer", summary = "Make a customer known, or tell how it is called now")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "own tenant", value = CustomerExamples.REQUEST)))
    @APIResponse(
            responseCode = "200",
            description = "Known already",
            content =
                    @Content(
                            schema = @Schema(implementation = CustomerView.class),
                            examples = @ExampleObject(name = "customer", value = CustomerExamples.CUSTOMER)))
    @APIResponse(
            responseCode = "201",
            description = "New",
            content =
                    @Content(
                            schema = @Schema(implementation = CustomerView.class),
                            examples = @ExampleObject(name = "customer", value = CustomerExamples.CUSTOMER)))
    public Response put(
            @Parameter(example = "C-4711") @PathParam("externalId") @AddressableId String externalId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @NotNull @Valid CustomerRequest request) {
        var tenant = caller.tenant();
        Parameters.text("externalId", externalId, 100);
        return transactions.inTenant(tenant, () -> {
            var now = clock.instant();
            var claimed = references.claimAhead(tenant, ReferenceKind.CUSTOMER, request.inSystems());
            var upserted = upserts.customer(tenant, externalId, request.name(), request.tenantSlug(), now);
            var customer = upserted.value();
            if (!customer.isOf(tenant)) {
                throw new Problem(
                        ProblemType.FORBIDDEN,
                        "The tenant above has written down this customer, which is you; only it can change that.");
            }
            Presence.require(upserted.made(), ifMatch, ifNoneMatch, customer.version());
            if (!upserted.made()) {
                if (request.tenantSlug() != null && !request.tenantSlug().equals(customer.tenantSlug())) {
                    throw Problem.conflict("The tenant of a known customer cannot be changed: its tickets are there.");
                }
                customer.rename(request.name(), now);
            }
            references.give(tenant, customer.holder(), claimed);
            return answer(upserted.made() ? 201 : 200, customer);
        });
    }

    @GET
    @Path("/{externalId}")
    @Operation(operationId = "readCustomer", summary = "Read a customer")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = CustomerView.class),
                            examples = @ExampleObject(name = "customer", value = CustomerExamples.CUSTOMER)))
    public Response read(@Parameter(example = "C-4711") @PathParam("externalId") String externalId) {
        var tenant = caller.tenant();
        Parameters.text("externalId", externalId, 100);
        return transactions.inTenant(
                tenant,
                () -> customers
                        .known(tenant, externalId)
                        .map(customer -> answer(200, customer))
                        .orElseThrow(() -> Problem.notFound("customer")));
    }

    @GET
    @Operation(operationId = "listCustomers", summary = "List customers, newest first")
    @ExampleAnswer(name = "page", value = CustomerExamples.CUSTOMERS)
    public Page<CustomerView> list(
            @Parameter(description = "What one of the partner's systems calls it", example = "crm:4711")
                    @QueryParam("reference")
                    @Nullable String reference,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var scope = caller.scope();
        var called = reference == null ? null : ExternalReference.parse("reference", reference);
        var list = List.of("customers", scope.setting(), reference == null ? "" : reference);
        var before = cursors.readId(list, cursor);
        var rows = transactions.in(
                scope,
                () -> (called == null
                                ? customers.page(scope, before, limit + 1)
                                : customers.called(scope, called, before, limit + 1))
                        .stream().map(CustomerView::of).toList());
        return Page.of(rows, limit, last -> cursors.write(list, last.id().toString()));
    }

    private static Response answer(int status, Customer customer) {
        return Response.status(status)
                .header(HttpHeaders.ETAG, ETags.of(customer.version()))
                .entity(CustomerView.of(customer))
                .build();
    }
}
