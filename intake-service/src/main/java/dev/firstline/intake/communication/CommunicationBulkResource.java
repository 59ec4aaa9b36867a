package dev.firstline.intake.communication;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.MaxBody;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.intake.query.EachByItself;
import dev.firstline.intake.reference.ExternalReferences;
import dev.firstline.intake.reference.ReferenceKind;
import dev.firstline.intake.ticket.Ticket;
import dev.firstline.intake.ticket.TicketRepository;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Words on many tickets at once over REST. */
@Path("/v1/communications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Communications")
public class CommunicationBulkResource {

    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final String REQUEST = """
            {"communications":[{"ticketReference":{"system":"crm","id":"4711"},
             "words":{"direction":"INBOUND","visibility":"CUSTOMER","body":"It still fails.","channel":"EMAIL",
             "references":[{"system":"mail","id":"<20261121090400.7f3b@northwind.example>"}]}}]}""";

    private static final String OUTCOMES = """
            {"items":[{"index":0,"status":201,"communication":{"id":"019aa5a0-7c00-7000-8000-000000000005",
             "ticketId":"019aa5a0-7c00-7000-8000-000000000001"}}]}""";

    private final Transactions transactions;
    private final TicketRepository tickets;
    private final Conversation conversation;
    private final ExternalReferences references;
    private final Caller caller;

    CommunicationBulkResource(
            Transactions transactions,
            TicketRepository tickets,
            Conversation conversation,
            ExternalReferences references,
            Caller caller) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.conversation = conversation;
        this.references = references;
        this.caller = caller;
    }

    @POST
    @MaxBody(MAX_BYTES)
    @RolesAllowed({Roles.CRM_CLIENT, Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.BILLING_ADMIN, Roles.GLOBAL_ADMIN})
    @Operation(
            operationId = "addCommunications",
            summary = "Add up to 100 words to tickets, by the tickets' ids or references",
            description =
                    "As addCommunication does, in the order of the request and each by itself: the answer tells what became of it. With `references` of"
                            + " their own the same request again adds nothing. At most 4 MiB.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "mail", value = REQUEST)))
    @ExampleAnswer(name = "added", value = OUTCOMES)
    public WordsOutcomes add(@NotNull @Valid ManyWords request) {
        var scope = caller.scope();
        return new WordsOutcomes(EachByItself.of(
                request.communications(),
                (index, asked) -> transactions.in(scope, () -> {
                    var said = conversation.addOrFind(ticket(scope, asked), asked.words(), () -> {});
                    return new WordsOutcomes.Item(
                            index,
                            said.added() ? 201 : 200,
                            new WordsOutcomes.Known(
                                    said.words().id(), said.words().ticketId()),
                            null);
                }),
                (index, status, problem) -> new WordsOutcomes.Item(index, status, null, problem)));
    }

    private Ticket ticket(Scope scope, WordsOfMany asked) {
        return named(asked).flatMap(id -> tickets.forWords(scope, id)).orElseThrow(() -> Problem.notFound("ticket"));
    }

    private Optional<UUID> named(WordsOfMany asked) {
        var id = asked.ticketId();
        var reference = asked.ticketReference();
        if (id != null && reference == null) {
            return Optional.of(id);
        }
        if (id == null && reference != null) {
            return references.owner(caller.tenant(), ReferenceKind.TICKET, reference);
        }
        throw Problem.invalid("/ticketId", "is needed, or else a ticketReference, and not both");
    }
}
