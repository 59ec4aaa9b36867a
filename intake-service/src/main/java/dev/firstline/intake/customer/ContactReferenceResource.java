package dev.firstline.intake.customer;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.query.Parameters;
import dev.firstline.intake.reference.ExternalReferences;
import dev.firstline.intake.reference.IdsInSystem;
import dev.firstline.intake.reference.References;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a person of a customer is called in the partner's systems. */
@Path("/v1/customers/{customer}/contacts/{externalId}/references")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "References")
public class ContactReferenceResource {

    private final Transactions transactions;
    private final CustomerRepository customers;
    private final ContactRepository contacts;
    private final ExternalReferences references;
    private final Caller caller;

    ContactReferenceResource(
            Transactions transactions,
            CustomerRepository customers,
            ContactRepository contacts,
            ExternalReferences references,
            Caller caller) {
        this.transactions = transactions;
        this.customers = customers;
        this.contacts = contacts;
        this.references = references;
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
            operationId = "listContactReferences",
            summary = "List what a person is called in the partner's systems",
            description = "As the caller's tenant and those below it call it; by system and id.")
    @ExampleAnswer(name = "two systems", value = References.EXAMPLE)
    public References list(
            @Parameter(example = "C-4711") @PathParam("customer") String customer,
            @Parameter(example = "P-12") @PathParam("externalId") String externalId) {
        var tenant = caller.tenant();
        Parameters.text("customer", customer, 100);
        Parameters.text("externalId", externalId, 100);
        return transactions.inTenant(
                tenant, () -> references.of(known(tenant, customer, externalId).id()));
    }

    @PUT
    @Path("/{system}")
    @RolesAllowed({Roles.CRM_CLIENT, Roles.ADMIN_AGENT, Roles.USER_ADMIN, Roles.SALES_AGENT, Roles.GLOBAL_ADMIN})
    @Operation(
            operationId = "putContactReferences",
            summary = "Say what a person is called in one system",
            description =
                    "All its ids there; what is not among them any more is taken away. Other systems, and what other tenants call it, stay.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "one id", value = IdsInSystem.EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = References.class),
                            examples = @ExampleObject(name = "two systems", value = References.EXAMPLE)))
    @APIResponse(responseCode = "409", description = "An id belongs to another contact, or the contact has too many")
    public References put(
            @Parameter(example = "C-4711") @PathParam("customer") String customer,
            @Parameter(example = "P-12") @PathParam("externalId") String externalId,
            @Parameter(example = "crm") @PathParam("system") String system,
            @Parameter(description = "`*`: only where it is called nothing in that system yet")
                    @HeaderParam(HttpHeaders.IF_NONE_MATCH)
                    @Nullable String ifNoneMatch,
            @NotNull @Valid IdsInSystem ids) {
        var tenant = caller.tenant();
        Parameters.text("customer", customer, 100);
        Parameters.text("externalId", externalId, 100);
        var wanted = ids.in(system);
        return transactions.inTenant(tenant, () -> {
            var contact = known(tenant, customer, externalId);
            references.set(
                    tenant, contact.holder(), system, wanted, ifNoneMatch, () -> contacts.forChange(contact.id()));
            return references.of(contact.id());
        });
    }

    private Contact known(TenantPath tenant, String customer, String externalId) {
        var of = customers.known(tenant, customer).orElseThrow(() -> Problem.notFound("customer"));
        return contacts.known(tenant, of, externalId).orElseThrow(() -> Problem.notFound("contact"));
    }
}
