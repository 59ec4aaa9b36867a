package dev.firstline.console.page;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.RefusalLog;
import dev.firstline.chassis.telemetry.TraceContexts;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.console.queue.QueueStore;
import dev.firstline.console.timeline.TimelineStore;
import io.quarkus.oidc.Tenant;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** One ticket from its first event to its last alert, for people. */
@Path("/tickets")
@Tenant(SignIn.OIDC)
@Produces(MediaType.TEXT_HTML)
@Blocking
@Cache(noStore = true)
@RolesAllowed({
    Roles.HELPDESK_AGENT,
    Roles.ADMIN_AGENT,
    Roles.USER_ADMIN,
    Roles.BILLING_ADMIN,
    Roles.SALES_AGENT,
    Roles.OPS,
    Roles.GLOBAL_ADMIN
})
public class TicketPage {

    private final Transactions transactions;
    private final QueueStore queue;
    private final TimelineStore timeline;
    private final Heads heads;
    private final SignedIn person;

    TicketPage(Transactions transactions, QueueStore queue, TimelineStore timeline, Heads heads, SignedIn person) {
        this.transactions = transactions;
        this.queue = queue;
        this.timeline = timeline;
        this.heads = heads;
        this.person = person;
    }

    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public Response ticket(@PathParam("id") UUID id, @Context RoutingContext context) {
        var scope = person.scope();
        return transactions.in(scope, () -> {
            var now = Instant.now();
            var head = heads.now(now);
            var row = queue.find(scope, id);
            if (row.isEmpty()) {
                var instance = "urn:trace:" + TraceContexts.traceIdOrNew();
                RefusalLog.tell(context, 404, "not-found", instance);
                return Response.status(404)
                        .entity(Templates.absent(head, instance))
                        .build();
            }
            var sight = person.sight();
            var facts = timeline.seen(sight, id);
            return Response.ok(Templates.ticket(TicketModel.of(head, row.get(), facts, sight, now)))
                    .build();
        });
    }

    /** A browser that has not signed in is sent to do so; machines of other paths get a problem instead. */
    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Uni<Response> signIn(RoutingContext context) {
        return SignIn.challenge(context);
    }
}
