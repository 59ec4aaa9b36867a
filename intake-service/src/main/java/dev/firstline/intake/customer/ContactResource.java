package dev.firstline.intake.customer;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.AddressableId;
import dev.firstline.chassis.http.Cursors;
import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.query.Page;
import dev.firstline.intake.query.Parameters;
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

/** The people of a customer over REST. */
@Path("/v1/customers/{customer}/contacts")
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
@Tag(name = "Contacts", description = "The people of a customer, by the partner's own ids")
public class ContactResource {

    private final Transactions transactions;
    private final CustomerUpserts upserts;
    private final CustomerRepository customers;
    private final ContactRepository contacts;
    private final ExternalReferences references;
    private final Cursors cursors;
    private final Caller caller;
    private final Clock clock;

    ContactResource(
            Transactions transactions,
            CustomerUpserts upserts,
            CustomerRepository customers,
            ContactRepository contacts,
            ExternalReferences references,
            Cursors cursors,
            Caller caller,
            Clock clock) {
        this.transactions = transactions;
        this.upserts = upserts;
        this.customers = customers;
        this.contacts = contacts;
        this.references = references;
        this.cursors = cursors;
        this.caller = caller;
        this.clock = clock;
    }

    @PUT
    @Path("/{externalId}")
    @RolesAllowed({Roles.CRM_CLIENT, Roles.ADMIN_AGENT, Roles.USER_ADMIN, Roles.SALES_AGENT, Roles.GLOBAL_ADMIN})
    @APIResponse(responseCode = "409", description = "A reference belongs to another contact, or it has too many")
    @Operation(operationId = "putContact", summary = "Make a person known, or tell name and address as they are now")
    @RequestBody(
            content = @Content(examples = @ExampleObject(name = "person", value = CustomerExamples.CONTACT_REQUEST)))
    @APIResponse(
            responseCode = "200",
            description = "Known already",
            content =
                    @Content(
                            schema = @Schema(implementation = ContactView.class),
                            examples = @ExampleObject(name = "contact", value = CustomerExamples.CONTACT)))
    @APIResponse(
            responseCode = "201",
            description = "New",
            content =
                    @Content(
                            schema = @Schema(implementation = ContactView.class),
                            examples = @ExampleObject(name = "contact", value = CustomerExamples.CONTACT)))
    public Response put(
            @Parameter(example = "C-4711") @PathParam("customer") String customerId,
            @Parameter(example = "P-12") @PathParam("externalId") @AddressableId String externalId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @NotNull @Valid ContactRequest request) {
        var tenant = caller.tenant();
        Parameters.text("externalId", externalId, 100);
        return transactions.inTenant(tenant, () -> {
            var now = clock.instant();
            var claimed = references.claimAhead(tenant, ReferenceKind.CONTACT, request.inSystems());
            var upserted = upserts.contact(
                    tenant, customer(tenant, customerId), externalId, request.name(), request.email(), now);
            var contact = upserted.value();
            Presence.require(upserted.made(), ifMatch, ifNoneMatch, contact.version());
            if (!upserted.made()) {
                contact.change(request.name(), request.email(), now);
            }
            references.give(tenant, contact.holder(), claimed);
            return answer(upserted.made() ? 201 : 200, contact);
        });
    }

    @GET
    @Path("/{externalId}")
    @Operation(operationId = "readContact", summary = "Read a person of a customer")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = ContactView.class),
                            examples = @ExampleObject(name = "contact", value = CustomerExamples.CONTACT)))
    public Response read(
            @Parameter(example = "C-4711") @PathParam("customer") String customerId,
            @Parameter(example = "P-12") @PathParam("externalId") String externalId) {
        var tenant = caller.tenant();
        Parameters.text("externalId", externalId, 100);
        return transactions.inTenant(
                tenant,
                () -> contacts.known(tenant, customer(tenant, customerId), externalId)
                        .map(contact -> answer(200, contact))
                        .orElseThrow(() -> Problem.notFound("contact")));
    }

    @GET
    @Operation(operationId = "listContacts", summary = "List the people of a customer, newest first")
    @ExampleAnswer(name = "page", value = CustomerExamples.CONTACTS)
    public Page<ContactView> list(
            @Parameter(example = "C-4711") @PathParam("customer") String customerId,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var tenant = caller.tenant();
        var list = List.of("contacts", tenant.value(), customerId);
        var before = cursors.readId(list, cursor);
        var rows = transactions.inTenant(
                tenant,
                () -> contacts.page(tenant, customer(tenant, customerId), before, limit + 1).stream()
                        .map(ContactView::of)
                        .toList());
        return Page.of(rows, limit, last -> cursors.write(list, last.id().toString()));
    }

    private Customer customer(TenantPath tenant, String externalId) {
        Parameters.text("customer", externalId, 100);
        return customers.known(tenant, externalId).orElseThrow(() -> Problem.notFound("customer"));
    }

    private static Response answer(int status, Contact contact) {
        return Response.status(status)
                .header(HttpHeaders.ETAG, ETags.of(contact.version()))
                .entity(ContactView.of(contact))
                .build();
    }
}
