package dev.firstline.diagnosis.check;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.diagnosis.cases.KnownTickets;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an escalation of a ticket still needs. */
@Path("/v1/tickets/{ticketId}/escalation-readiness")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.OPS, Roles.GLOBAL_ADMIN})
@Tag(name = "Checks")
public class ReadinessResource {

    private static final String EXAMPLE = """
            {"ticketId":"0199f6c0-0000-7000-8000-000000000001","outcome":"ESCALATE_MICROSOFT","decidedBy":"PERSON","ready":false,
             "missing":[{"kind":"CHECK","check":"LOGS","what":"Collect logs, error codes and correlation ids of the fault.",
                         "how":"PUT /v1/tickets/0199f6c0-0000-7000-8000-000000000001/checks/LOGS"}],
             "notCovered":["Contract and route, and why they block: GET /v1/tickets/{id}/escalations (state, blockReason)."]}""";

    private final Transactions transactions;
    private final KnownTickets tickets;
    private final Checks checks;
    private final Caller caller;

    ReadinessResource(Transactions transactions, KnownTickets tickets, Checks checks, Caller caller) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.checks = checks;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "getEscalationReadiness",
            summary = "Read what an escalation of the ticket still needs, and how each is closed",
            description =
                    "Of what diagnosis knows: the decision, the product, and the checks. What it does not know is named in notCovered."
                            + " It forbids nothing: the vendor's form has the last word.")
    @ExampleAnswer(name = "logs are missing", value = EXAMPLE)
    public ReadinessView get(@PathParam("ticketId") UUID ticketId) {
        var scope = caller.scope();
        return transactions.in(scope, () -> {
            var ticket = tickets.read(scope, ticketId);
            var recorded = checks.of(scope, ticketId).stream()
                    .map(RecordedCheck::check)
                    .collect(Collectors.toSet());
            return ReadinessView.of(ticketId, ticket, Readiness.gaps(ticket, recorded));
        });
    }
}
