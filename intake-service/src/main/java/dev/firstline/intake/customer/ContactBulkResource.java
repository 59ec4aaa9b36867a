package dev.firstline.intake.customer;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.MaxBody;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.intake.query.Parameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Many people of a customer at once over REST. */
@Path("/v1/customers/{customer}/contacts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Contacts")
public class ContactBulkResource {

    private static final int MAX_BYTES = 1024 * 1024;

    private final Transactions transactions;
    private final CustomerRepository customers;
    private final ContactMatching matching;
    private final Caller caller;

    ContactBulkResource(
            Transactions transactions, CustomerRepository customers, ContactMatching matching, Caller caller) {
        this.transactions = transactions;
        this.customers = customers;
        this.matching = matching;
        this.caller = caller;
    }

    @POST
    @MaxBody(MAX_BYTES)
    @RolesAllowed({Roles.CRM_CLIENT, Roles.ADMIN_AGENT, Roles.USER_ADMIN, Roles.SALES_AGENT, Roles.GLOBAL_ADMIN})
    @Operation(
            operationId = "putContacts",
            summary = "Find or make up to 500 people of a customer, by the partner's ids or by references",
            description =
                    "As putCustomers does with customers. Who is there takes the name and the address that are told. At most 1 MiB.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "two", value = CustomerExamples.MANY_CONTACTS)))
    @ExampleAnswer(name = "made and refused", value = CustomerExamples.OUTCOMES)
    public BulkOutcomes put(
            @Parameter(example = "C-4711") @PathParam("customer") String customerId,
            @NotNull @Valid ContactsRequest request) {
        var tenant = caller.tenant();
        Parameters.text("customer", customerId, 100);
        var customer = transactions.inTenant(
                tenant, () -> customers.known(tenant, customerId).orElseThrow(() -> Problem.notFound("customer")));
        return BulkOutcomes.of(
                request.contacts(),
                (index, asked) -> transactions.inTenant(tenant, () -> {
                    var matched = matching.match(tenant, customer, asked);
                    var contact = matched.value();
                    return BulkOutcomes.done(
                            index, matched.made(), contact.id(), contact.externalId(), contact.version());
                }));
    }
}
