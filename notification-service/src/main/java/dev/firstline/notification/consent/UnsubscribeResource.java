package dev.firstline.notification.consent;

import dev.firstline.chassis.problem.Problem;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Where the link of a mail leads (RFC 8058). Its reader has no token: the key in the link is what lets in, and all that it lets
 * do is to end the mails to that one address.
 */
@Path("/v1/subscriptions/{id}/unsubscribe")
@Produces(MediaType.TEXT_HTML)
@PermitAll
@Tag(name = "Subscriptions")
public class UnsubscribeResource {

    private static final MediaType PAGE = MediaType.TEXT_HTML_TYPE.withCharset(StandardCharsets.UTF_8.name());

    private static final String FRAME = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">"
            + "<meta name=\"viewport\" content=\"width=device-width\"><title>Firstline: alerts by e-mail</title><main>%s</main></html>";
    private static final String ASKED = FRAME.formatted("<h1>No more alerts to this address?</h1>"
            + "<form method=\"post\"><input type=\"hidden\" name=\"List-Unsubscribe\" value=\"One-Click\">"
            + "<button>Unsubscribe</button></form>");
    private static final String DONE = FRAME.formatted(
            "<h1>Unsubscribed</h1><p>This subscription sends no more mails to this address, unless its reader agrees anew.</p>");

    private final Retractions retractions;

    UnsubscribeResource(Retractions retractions) {
        this.retractions = retractions;
    }

    @GET
    @Operation(
            operationId = "askToUnsubscribe",
            summary = "A page with a button, for the reader of a mail",
            description = "Changes nothing: programs that look through mails open links. Needs no token.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_HTML,
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "page", value = "<!doctype html>...")))
    public Response ask(@PathParam("id") UUID id, @QueryParam("key") @Nullable String key) {
        // The same page whatever the key, so that nothing can be learned from it.
        return page(ASKED);
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "unsubscribe",
            summary = "Take consent back, as the reader of a mail",
            description =
                    "The link in the mail, or a mail program's own button (RFC 8058). Needs no token. Again does nothing more.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_HTML,
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "page", value = "<!doctype html>...")))
    @APIResponse(responseCode = "404", description = "Not the link of a mail to the subscription's present address")
    public Response take(@PathParam("id") UUID id, @QueryParam("key") @Nullable String key) {
        if (key == null || !retractions.retract(id, key)) {
            throw Problem.notFound("subscription");
        }
        return page(DONE);
    }

    private static Response page(String html) {
        return Response.ok(html, PAGE)
                .header("Content-Security-Policy", "default-src 'none'; form-action 'self'; frame-ancestors 'none'")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
