package dev.firstline.console.page;

import dev.firstline.chassis.auth.Roles;
import io.quarkus.oidc.Tenant;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Where the issuer sends the browser back, and where a person leaves. The OIDC extension does the work. */
@Path("/")
@Tenant(SignIn.OIDC)
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
public class SessionPage {

    @GET
    @Path("signed-in")
    @Operation(hidden = true)
    public Response signedIn() {
        return home();
    }

    @POST
    @Path("sign-out")
    @Operation(hidden = true)
    public Response signOut() {
        return home();
    }

    private static Response home() {
        return Response.seeOther(URI.create("/")).build();
    }

    /** A browser that has not signed in is sent to do so; machines of other paths get a problem instead. */
    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Uni<Response> signIn(RoutingContext context) {
        return SignIn.challenge(context);
    }
}
