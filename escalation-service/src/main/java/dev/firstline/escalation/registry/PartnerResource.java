package dev.firstline.escalation.registry;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a tenant is as a partner. */
@Path("/v1/partners/self")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Partners", description = "What a tenant is towards the vendor, and whom the vendor may write to")
public class PartnerResource {

    private final Transactions transactions;
    private final TenantChoice tenants;
    private final PartnerProfileRepository profiles;
    private final PartnerLocks locks;
    private final Event<PartnerChanged> changes;
    private final Clock clock;

    PartnerResource(
            Transactions transactions,
            TenantChoice tenants,
            PartnerProfileRepository profiles,
            PartnerLocks locks,
            Event<PartnerChanged> changes,
            Clock clock) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.profiles = profiles;
        this.locks = locks;
        this.changes = changes;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.OPS, Roles.GLOBAL_ADMIN})
    @Operation(operationId = "getPartner", summary = "Read the partner profile that stands at a tenant")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = PartnerView.class),
                            examples = @ExampleObject(name = "direct bill", value = RegistryExamples.PARTNER)))
    @APIResponse(responseCode = "404", description = "No profile stands here; one of an ancestor may still hold")
    public Response get(@QueryParam("tenant") @Nullable String tenant) {
        var chosen = tenants.of(tenant);
        var view = transactions.inTenant(chosen, () -> profiles.of(chosen).map(PartnerView::of));
        return answer(Response.ok(), view.orElseThrow(() -> Problem.notFound("partner profile")));
    }

    @PUT
    @RolesAllowed({Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN})
    @APIResponse(responseCode = "428")
    @Operation(
            operationId = "putPartner",
            summary = "State what a tenant is as a partner; a change of what was stated before needs If-Match",
            description =
                    "Escalations that were blocked at or below the tenant are looked at again in the same moment.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = PartnerRequest.class),
                            examples = @ExampleObject(name = "direct bill", value = RegistryExamples.PARTNER_REQUEST)))
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content =
                    @Content(
                            schema = @Schema(implementation = PartnerView.class),
                            examples = @ExampleObject(name = "direct bill", value = RegistryExamples.PARTNER)))
    @APIResponse(responseCode = "201", description = "The first profile of this tenant")
    public Response put(
            @QueryParam("tenant") @Nullable String tenant,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @NotNull @Valid PartnerRequest request) {
        var chosen = tenants.of(tenant);
        return transactions.inTenant(chosen, () -> {
            locks.own(chosen);
            var known = profiles.of(chosen);
            known.ifPresent(profile -> ETags.refuseKnown(ifNoneMatch, profile.version));
            var stated = request.profileOf(
                    chosen, known.filter(profile -> profile.accessRequired).isPresent());
            if (ifMatch == null && known.isPresent() && known.get().profile().equals(stated)) {
                // Stating again what holds loses nobody's change, so a set-up can be repeated as it is.
                return answer(Response.ok(), PartnerView.of(known.get()));
            }
            known.ifPresent(profile -> ETags.require(ifMatch, profile.version));
            var profile = known.orElseGet(this::blank);
            profile.hold(stated);
            return stored(chosen, profile, known.isPresent());
        });
    }

    private PartnerProfileEntity blank() {
        var profile = new PartnerProfileEntity();
        profile.id = Ids.next();
        profile.createdAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return profile;
    }

    private Response stored(TenantPath tenant, PartnerProfileEntity profile, boolean known) {
        profile.changedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        profiles.persistAndFlush(profile);
        changes.fire(new PartnerChanged(tenant));
        return answer(Response.status(known ? Response.Status.OK : Response.Status.CREATED), PartnerView.of(profile));
    }

    private static Response answer(Response.ResponseBuilder response, PartnerView view) {
        return response.entity(view)
                .header(HttpHeaders.ETAG, ETags.of(view.version()))
                .build();
    }
}
