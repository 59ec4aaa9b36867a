package dev.firstline.intake.attachment;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.ArrivedFile;
import dev.firstline.chassis.http.Cursors;
import dev.firstline.chassis.http.FileBody;
import dev.firstline.chassis.http.Locations;
import dev.firstline.chassis.idempotency.IdempotentRequests;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.intake.attachment.AttachmentRepository.Reader;
import dev.firstline.intake.query.CommunicationRights;
import dev.firstline.intake.query.Page;
import dev.firstline.intake.query.Parameters;
import dev.firstline.intake.ticket.TicketRepository;
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
import java.util.Locale;
import java.util.UUID;
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

/** Attachments over REST; their contents by {@link ContentResource}. */
@Path("/v1/tickets/{ticketId}/attachments")
@Produces(MediaType.APPLICATION_JSON)
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
@Tag(name = "Attachments", description = "The files on a ticket")
public class AttachmentResource {

    private static final int LONGEST_GIVEN_NAME = 1_000;

    private static final String EXAMPLE = """
            {"id":"019aa5a0-7c00-7000-8000-000000000007","ticketId":"019aa5a0-7c00-7000-8000-000000000001",
             "visibility":"CUSTOMER","fileName":"error.png","contentType":"image/png","size":48213,
             "sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08","scan":"CLEAN",
             "author":"agent-7","addedAt":"2026-11-21T09:08:00.123456Z"}""";

    private final Transactions transactions;
    private final TicketRepository tickets;
    private final AttachmentRepository repository;
    private final Attachments attachments;
    private final AttachmentUpload upload;
    private final ScanSignal scans;
    private final IdempotentRequests idempotent;
    private final Cursors cursors;
    private final Caller caller;
    private final CurrentVertxRequest request;

    AttachmentResource(
            Transactions transactions,
            TicketRepository tickets,
            AttachmentRepository repository,
            Attachments attachments,
            AttachmentUpload upload,
            ScanSignal scans,
            IdempotentRequests idempotent,
            Cursors cursors,
            Caller caller,
            CurrentVertxRequest request) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.repository = repository;
        this.attachments = attachments;
        this.upload = upload;
        this.scans = scans;
        this.idempotent = idempotent;
        this.cursors = cursors;
        this.caller = caller;
        this.request = request;
    }

    @POST
    @FileBody
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.CRM_CLIENT, Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.BILLING_ADMIN, Roles.GLOBAL_ADMIN})
    @Operation(
            operationId = "addAttachment",
            summary = "Add a file to a ticket",
            description =
                    "The body is the file itself, as it is, of 25 MiB at most unless the installation says otherwise; its"
                            + " type is found by its content. Executables, scripts and documents with macros are not taken. A"
                            + " billing-admin adds internal ones only.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.WILDCARD,
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            examples = @ExampleObject(name = "log", value = "07:40 connection refused")))
    @APIResponse(
            responseCode = "201",
            headers = @Header(name = "Location", ref = "Location"),
            content =
                    @Content(
                            schema = @Schema(implementation = AttachmentView.class),
                            examples = @ExampleObject(name = "screenshot", value = EXAMPLE)))
    @APIResponse(responseCode = "409", description = "The ticket has ended, or has as many as it may")
    @APIResponse(responseCode = "415", description = "Such a file is not taken, by its content or its name")
    @APIResponse(responseCode = "507", description = "There is no room, or nobody said where attachments are kept")
    public Response add(
            @PathParam("ticketId") String ticketId,
            @Parameter(
                            required = true,
                            description =
                                    "Of the file, percent-encoded UTF-8; a path before it and what nobody sees are left out",
                            example = "error.png")
                    @QueryParam("name")
                    @Nullable String name,
            @Parameter(
                            description =
                                    "INTERNAL: only for those who read notes of the desk. Left out: as the communication that it comes with, else CUSTOMER")
                    @QueryParam("visibility")
                    @Nullable CommunicationVisibility stated,
            @Parameter(description = "The communication of this ticket that it comes with")
                    @QueryParam("communicationId")
                    @Nullable UUID communicationId,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        var scope = caller.scope();
        var ticket = Parameters.id("ticket", ticketId);
        var visibility = transactions.in(scope, () -> {
            if (!tickets.exists(scope, ticket)) {
                throw Problem.notFound("ticket");
            }
            return stated == null ? attachments.visibilityWith(ticket, communicationId) : stated;
        });
        attachments.requireRight(visibility);
        var file = arrived();
        var fileName = FileName.safe(givenName(name));
        var given = new NewAttachment(
                ticket,
                communicationId,
                visibility,
                fileName,
                upload.typeOf(file, fileName),
                file.bytes(),
                file.sha256());
        var id = Attachments.newId();
        var route = "POST /v1/tickets/" + ticket + "/attachments";
        var answer = upload.keep(
                file,
                id,
                () -> transactions.in(scope, () -> {
                    var written = new boolean[1];
                    var made = idempotent.answer(key, route, given, () -> {
                        var open = tickets.forChange(scope, ticket).orElseThrow(() -> Problem.notFound("ticket"));
                        var added = attachments.add(open, id, given);
                        written[0] = true;
                        return Locations.created("/v1/tickets/" + ticket + "/attachments/" + id)
                                .entity(added.view(scope))
                                .build();
                    });
                    return new AttachmentUpload.Outcome(made, written[0]);
                }));
        scans.wake();
        return answer;
    }

    @GET
    @Operation(
            operationId = "listAttachments",
            summary = "List the files on a ticket, oldest first",
            description = "Internal ones are shown to the desk and to ops alone.")
    @ExampleAnswer(name = "page", value = "{\"items\":[" + EXAMPLE + "]}")
    public Page<AttachmentView> list(
            @PathParam("ticketId") String ticketId,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var reader = reader();
        var id = Parameters.id("ticket", ticketId);
        var list = List.of("attachments", reader.scope().setting(), id.toString());
        var after = cursors.readId(list, cursor);
        var rows = transactions.in(reader.scope(), () -> {
            if (!tickets.exists(reader.scope(), id)) {
                throw Problem.notFound("ticket");
            }
            return repository.page(reader, id, after, limit + 1).stream()
                    .map(attachment -> attachment.view(reader.scope()))
                    .toList();
        });
        return Page.of(rows, limit, last -> cursors.write(list, last.id().toString()));
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "readAttachment",
            summary = "Read what is known of a file",
            description = "Its content is at `content` below it.")
    @ExampleAnswer(name = "screenshot", value = EXAMPLE)
    public AttachmentView read(@PathParam("ticketId") String ticketId, @PathParam("id") String id) {
        var reader = reader();
        var ticket = Parameters.id("ticket", ticketId);
        var attachment = Parameters.id("attachment", id);
        return transactions
                .in(
                        reader.scope(),
                        () -> repository.one(reader, ticket, attachment).map(found -> found.view(reader.scope())))
                .orElseThrow(() -> Problem.notFound("attachment"));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.CRM_CLIENT, Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.BILLING_ADMIN, Roles.GLOBAL_ADMIN})
    @Operation(
            operationId = "removeAttachment",
            summary = "Remove a file from a ticket",
            description = "Its content is deleted and its links end. Possible on a ticket that has ended, too.")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(
            responseCode = "403",
            description = "The token's roles may not, or a person of a tenant above added it")
    public void remove(@PathParam("ticketId") String ticketId, @PathParam("id") String id) {
        var reader = reader();
        var ticket = Parameters.id("ticket", ticketId);
        var attachment = Parameters.id("attachment", id);
        transactions.in(reader.scope(), () -> {
            var held = tickets.forChange(reader.scope(), ticket).orElseThrow(() -> Problem.notFound("ticket"));
            var found = repository.one(reader, ticket, attachment).orElseThrow(() -> Problem.notFound("attachment"));
            attachments.requireRight(found.visibility());
            requireUndoable(reader.scope(), found);
            attachments.remove(held, found);
            return found;
        });
        upload.forget(attachment);
    }

    private static void requireUndoable(Scope scope, Attachment found) {
        if (!scope.mayUndoWhatIsDecidedIn(found.authorTenant())) {
            throw new Problem(
                    ProblemType.FORBIDDEN,
                    "A person of a tenant above has added the file, and only people there can remove it. Write a note to"
                            + " them on the ticket.");
        }
    }

    private Reader reader() {
        return new Reader(caller.scope(), CommunicationRights.readsNotes(caller));
    }

    private ArrivedFile arrived() {
        var type = request.getCurrent().request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            throw new Problem(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "Send the file itself as the body, without a form around it, and its name as the parameter name.");
        }
        return ArrivedFile.of(request.getCurrent())
                .orElseThrow(() -> Problem.invalid("", "the body is the file, and is empty"));
    }

    private static String givenName(@Nullable String name) {
        if (name == null || name.length() > LONGEST_GIVEN_NAME) {
            throw Problem.invalid("name", "must have 1 to " + LONGEST_GIVEN_NAME + " characters");
        }
        return name;
    }
}
