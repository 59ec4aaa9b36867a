package dev.firstline.escalation.handling;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.escalation.packet.Packet;
import dev.firstline.escalation.packet.PacketMail;
import dev.firstline.escalation.packet.PacketPage;
import dev.firstline.escalation.packet.PacketText;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The packet, in the form that is asked for; JSON for whoever accepts anything. */
@Path("/v1/escalations/{id}/packet")
@RolesAllowed({Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN})
@Tag(name = "Filing")
public class PacketResource {

    static final String MAIL = "message/rfc822";

    private static final String UTF_8 = ";charset=UTF-8";

    private final Transactions transactions;
    private final EscalationActions desk;
    private final PacketPreparation packets;
    private final Caller caller;

    PacketResource(Transactions transactions, EscalationActions desk, PacketPreparation packets, Caller caller) {
        this.transactions = transactions;
        this.desk = desk;
        this.packets = packets;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getPacket",
            summary = "Read the packet for the vendor's form, with what is still missing",
            description =
                    "It carries the ticket's own words. They are erased when the ticket ends. Contract and contact of a"
                            + " tenant above the caller are withheld; that tenant, named in heldBy, files. As text/plain to"
                            + " be pasted field by field, as text/html to be printed, and as message/rfc822 where the"
                            + " route takes a mail (ISV_CONTACT, MSRC).")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = PacketView.class),
                        examples = @ExampleObject(name = "azure", value = EscalationExamples.PACKET)),
                @Content(
                        mediaType = MediaType.TEXT_PLAIN,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "azure", value = EscalationExamples.PACKET_TEXT)),
                @Content(
                        mediaType = MediaType.TEXT_HTML,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "page", value = "<!doctype html>...")),
                @Content(
                        mediaType = MAIL,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "publisher", value = EscalationExamples.PACKET_MAIL))
            })
    @APIResponse(
            responseCode = "409",
            description = "No route is known yet, so there is no form; or the route takes no mail")
    public PacketView json(@PathParam("id") UUID id) {
        return PacketView.of(packet(id));
    }

    @GET
    @Produces(MediaType.TEXT_PLAIN + ";qs=0.5")
    @Operation(hidden = true)
    public Response text(@PathParam("id") UUID id) {
        return Response.ok(PacketText.of(packet(id)), MediaType.TEXT_PLAIN + UTF_8)
                .build();
    }

    @GET
    @Produces(MediaType.TEXT_HTML + ";qs=0.4")
    @Operation(hidden = true)
    public Response page(@PathParam("id") UUID id) {
        return Response.ok(PacketPage.of(packet(id)), MediaType.TEXT_HTML + UTF_8)
                .header("Content-Security-Policy", PacketPage.POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    @GET
    @Produces(MAIL + ";qs=0.3")
    @Operation(hidden = true)
    public Response mail(@PathParam("id") UUID id) {
        var packet = packet(id);
        var mail = PacketMail.of(packet)
                .orElseThrow(() -> Problem.conflict("The route " + packet.route()
                        + " takes no mail, but its form. Ask for text/plain or text/html."));
        return Response.ok(mail.message(), MAIL).build();
    }

    private Packet packet(UUID id) {
        var scope = caller.scope();
        return transactions.in(scope, () -> packets.of(scope, desk.seen(scope, id)));
    }
}
