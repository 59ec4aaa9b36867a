package dev.firstline.intake.attachment;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.Locations;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.intake.attachment.AttachmentRepository.Reader;
import dev.firstline.intake.query.CommunicationRights;
import dev.firstline.intake.query.Parameters;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Contents of attachments over REST, and links to them. */
@Path("/v1/tickets/{ticketId}/attachments/{id}")
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
@Tag(name = "Attachments")
public class ContentResource {

    private static final int USUAL_MINUTES = 60;
    private static final int MOST_MINUTES = 24 * 60;

    private final Transactions transactions;
    private final AttachmentRepository repository;
    private final ContentAnswers answers;
    private final DownloadLinks links;
    private final Caller caller;
    private final CurrentVertxRequest request;

    ContentResource(
            Transactions transactions,
            AttachmentRepository repository,
            ContentAnswers answers,
            DownloadLinks links,
            Caller caller,
            CurrentVertxRequest request) {
        this.transactions = transactions;
        this.repository = repository;
        this.answers = answers;
        this.links = links;
        this.caller = caller;
        this.request = request;
    }

    /**
     * How long a link is to hold.
     *
     * @param minutes null for an hour
     */
    @Schema(name = "NewAttachmentLink")
    public record NewLink(
            @Schema(description = "How long it holds; an hour when absent") @Nullable @Min(1) @Max(MOST_MINUTES) Integer minutes) {}

    /**
     * A link by which the content can be had without a token.
     *
     * @param url behind the address of this installation
     */
    @Schema(name = "AttachmentLink")
    public record Link(
            @Schema(description = "To be put behind the address of this installation; whoever has it gets the file")
            String url,

            Instant expiresAt) {}

    @GET
    @Path("/content")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            operationId = "readAttachmentContent",
            summary = "Download a file",
            description =
                    "To be saved, never to be shown in the place of a page: its type is told by the attachment, not here. A"
                            + " `Range` of bytes gets that part (206). The ETag is the SHA-256 of the whole.")
    @APIResponse(
            responseCode = "200",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(
                        name = "Content-Disposition",
                        required = true,
                        schema = @Schema(type = SchemaType.STRING, examples = "attachment; filename=\"error.png\"")),
            },
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            examples = @ExampleObject(name = "log", value = "07:40 connection refused")))
    @APIResponse(
            responseCode = "206",
            description = "The part that was asked for",
            headers = {
                @Header(name = "ETag", ref = "ETag"),
                @Header(
                        name = "Content-Disposition",
                        required = true,
                        schema = @Schema(type = SchemaType.STRING, examples = "attachment; filename=\"error.png\"")),
            },
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            examples = @ExampleObject(name = "beginning", value = "07:40")))
    @APIResponse(responseCode = "409", description = "It is not looked through for viruses yet, or has one (`state`)")
    public Response content(@PathParam("ticketId") String ticketId, @PathParam("id") String id) {
        var tenant = caller.scope().setting();
        return answers.of(visible(ticketId, id), tenant, request.getCurrent());
    }

    @POST
    @Path("/links")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "linkAttachment",
            summary = "Make a link by which a file can be had without a token",
            description =
                    "For a day at most. It ends earlier with the attachment, and with the secret key that signed it.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = NewLink.class),
                            examples = @ExampleObject(name = "ten minutes", value = "{\"minutes\":10}")))
    @APIResponse(
            responseCode = "201",
            headers = @Header(name = "Location", ref = "Location"),
            content =
                    @Content(
                            schema = @Schema(implementation = Link.class),
                            examples = @ExampleObject(name = "link", value = """
            {"url":"/v1/tickets/019aa5a0-7c00-7000-8000-000000000001/attachments/019aa5a0-7c00-7000-8000-000000000007/download?expires=1795251600&key=Hq3vE0fJm7bXo1cW2dYzAg",
             "expiresAt":"2026-11-21T09:00:00Z"}""")))
    public Response link(
            @PathParam("ticketId") String ticketId, @PathParam("id") String id, @Valid @Nullable NewLink link) {
        var attachment = visible(ticketId, id);
        int minutes = link == null || link.minutes() == null ? USUAL_MINUTES : link.minutes();
        var made = links.make(attachment.ticketId(), attachment.id(), Duration.ofMinutes(minutes));
        return Locations.created(made.url()).entity(made).build();
    }

    private Attachment visible(String ticketId, String id) {
        var reader = new Reader(caller.scope(), CommunicationRights.readsNotes(caller));
        var ticket = Parameters.id("ticket", ticketId);
        var attachment = Parameters.id("attachment", id);
        return transactions
                .in(reader.scope(), () -> repository.one(reader, ticket, attachment))
                .orElseThrow(() -> Problem.notFound("attachment"));
    }
}
