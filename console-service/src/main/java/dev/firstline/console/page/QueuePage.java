package dev.firstline.console.page;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.console.incident.IncidentStore;
import dev.firstline.console.queue.Queue;
import io.quarkus.oidc.Tenant;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The queue, for people. */
@Path("/")
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
public class QueuePage {

    private static final int ROWS = 100;

    private final Transactions transactions;
    private final Queue queue;
    private final IncidentStore incidents;
    private final Heads heads;
    private final SignedIn person;

    QueuePage(Transactions transactions, Queue queue, IncidentStore incidents, Heads heads, SignedIn person) {
        this.transactions = transactions;
        this.queue = queue;
        this.incidents = incidents;
        this.heads = heads;
        this.person = person;
    }

    @GET
    @Operation(hidden = true)
    public Response queue(
            @QueryParam("status") @Nullable String status,
            @QueryParam("severity") @Nullable String severity,
            @QueryParam("breached") @Nullable String breached,
            @QueryParam("search") @Nullable String search,
            @QueryParam("cursor") @Nullable String cursor) {
        var filter = FilterForm.of(status, severity, breached, search);
        try {
            return Response.ok(page(filter, cursor)).build();
        } catch (Problem problem) {
            if (cursor == null) {
                throw problem;
            }
            // The cursor of an address that somebody kept from another filter or tenant.
            return Response.seeOther(URI.create("/")).build();
        }
    }

    private TemplateInstance page(FilterForm filter, @Nullable String cursor) {
        var scope = person.scope();
        return transactions.in(scope, () -> {
            var now = Instant.now();
            var head = heads.now(now);
            var page = queue.page(scope, filter.filter(), cursor, ROWS);
            return Templates.queue(new QueueModel(
                    head,
                    queue.figures(scope),
                    incidents.open(),
                    filter,
                    page.rows().stream().map(row -> RowModel.of(row, now)).toList(),
                    page.next() == null ? null : filter.address(page.next()),
                    cursor == null,
                    ROWS));
        });
    }

    @GET
    @Path("figures")
    @Operation(hidden = true)
    public TemplateInstance figures() {
        var scope = person.scope();
        return Templates.figures(transactions.in(scope, () -> queue.figures(scope)));
    }

    /** A browser that has not signed in is sent to do so; machines of other paths get a problem instead. */
    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Uni<Response> signIn(RoutingContext context) {
        return SignIn.challenge(context);
    }
}
