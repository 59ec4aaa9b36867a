package dev.firstline.intake.customer;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.MaxBody;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Many customers at once over REST. */
@Path("/v1/customers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Customers")
public class CustomerBulkResource {

    private static final int MAX_BYTES = 1024 * 1024;

    private final Transactions transactions;
    private final CustomerMatching matching;
    private final Caller caller;

    CustomerBulkResource(Transactions transactions, CustomerMatching matching, Caller caller) {
        this.transactions = transactions;
        this.matching = matching;
        this.caller = caller;
    }

    @POST
    @MaxBody(MAX_BYTES)
    @RolesAllowed({Roles.CRM_CLIENT, Roles.ADMIN_AGENT, Roles.USER_ADMIN, Roles.SALES_AGENT, Roles.GLOBAL_ADMIN})
    @Operation(
            operationId = "putCustomers",
            summary = "Find or make up to 500 customers, by the partner's ids or by references",
            description =
                    "Each is found by its `externalId` or by one of its `references`, and made where there is none; of several requests for"
                            + " one that is not there one makes it. What is there takes the name that is told, and the references beside its own."
                            + " Each by itself: the answer tells what became of it. The same request again changes nothing. At most 1 MiB.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "two", value = CustomerExamples.MANY)))
    @ExampleAnswer(name = "made and refused", value = CustomerExamples.OUTCOMES)
    public BulkOutcomes put(@NotNull @Valid CustomersRequest request) {
        var tenant = caller.tenant();
        return BulkOutcomes.of(
                request.customers(),
                (index, asked) -> transactions.inTenant(tenant, () -> {
                    var matched = matching.match(tenant, asked);
                    var customer = matched.value();
                    return BulkOutcomes.done(
                            index, matched.made(), customer.id(), customer.externalId(), customer.version());
                }));
    }
}
