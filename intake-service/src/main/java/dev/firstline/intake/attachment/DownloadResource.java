package dev.firstline.intake.attachment;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.intake.attachment.AttachmentRepository.Reader;
import dev.firstline.intake.query.Parameters;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where a link to a file leads. Who follows it has no token: the key in the link is what lets in, to that one file and for that long. */
@Path("/v1/tickets/{ticketId}/attachments/{id}/download")
@Produces(MediaType.APPLICATION_OCTET_STREAM)
@PermitAll
@Tag(name = "Attachments")
public class DownloadResource {

    private final Transactions transactions;
    private final AttachmentRepository repository;
    private final ContentAnswers answers;
    private final DownloadLinks links;
    private final CurrentVertxRequest request;

    DownloadResource(
            Transactions transactions,
            AttachmentRepository repository,
            ContentAnswers answers,
            DownloadLinks links,
            CurrentVertxRequest request) {
        this.transactions = transactions;
        this.repository = repository;
        this.answers = answers;
        this.links = links;
        this.request = request;
    }

    @GET
    @Operation(
            operationId = "downloadAttachment",
            summary = "Download a file by a link",
            description = "The link that somebody made; as the content of the attachment. Needs no token.")
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
            description = "The part that was asked for by `Range`",
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
    @APIResponse(responseCode = "404", description = "No link of ours, or its time or the attachment has ended")
    @APIResponse(responseCode = "409", description = "It is not looked through for viruses yet, or has one (`state`)")
    public Response download(
            @PathParam("ticketId") String ticketId,
            @PathParam("id") String id,
            @Parameter(required = true, description = "As the link has it: seconds since 1970")
                    @QueryParam("expires")
                    @Nullable Long expires,
            @Parameter(required = true, description = "As the link has it") @QueryParam("key") @Nullable String key) {
        var ticket = Parameters.id("ticket", ticketId);
        var attachment = Parameters.id("attachment", id);
        if (expires == null || key == null || !links.holds(ticket, attachment, expires, key)) {
            throw ended();
        }
        // Before it was signed somebody had been looked at who may see it.
        var reader = new Reader(new Scope.Platform(), true);
        var found = transactions
                .asPlatform(() -> repository.one(reader, ticket, attachment))
                .orElseThrow(DownloadResource::ended);
        return answers.of(found, found.tenant(), request.getCurrent());
    }

    private static Problem ended() {
        return new Problem(
                ProblemType.NOT_FOUND,
                "This link leads to nothing, or does not any more; ask whoever sent it for another.");
    }
}
