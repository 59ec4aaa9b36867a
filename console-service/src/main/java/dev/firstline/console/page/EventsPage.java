package dev.firstline.console.page;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.Connections;
import dev.firstline.chassis.quota.OpenStreams;
import dev.firstline.console.live.LiveFeed;
import dev.firstline.console.live.Push;
import dev.firstline.console.session.Sessions;
import dev.firstline.console.sight.Sight;
import io.quarkus.oidc.Tenant;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * Changes for the open pages. Events: {@code rows} carries the rows that changed, {@code reload} asks to load the list
 * anew, {@code time} tells the server's time and shows that the way is open.
 */
@Path("/events")
@Tenant(SignIn.OIDC)
@RolesAllowed({
    Roles.HELPDESK_AGENT,
    Roles.ADMIN_AGENT,
    Roles.USER_ADMIN,
    Roles.BILLING_ADMIN,
    Roles.SALES_AGENT,
    Roles.OPS,
    Roles.GLOBAL_ADMIN
})
public class EventsPage {

    private static final int MOST_UNREAD = 2;
    private static final long RECONNECT_MILLIS = 2_000;

    private final LiveFeed feed;
    private final Sessions sessions;
    private final SignedIn person;
    private final OpenStreams streams;
    private final RenderedRows rows;
    private final Beat beat;

    EventsPage(LiveFeed feed, Sessions sessions, SignedIn person, OpenStreams streams, RenderedRows rows, Beat beat) {
        this.feed = feed;
        this.sessions = sessions;
        this.person = person;
        this.streams = streams;
        this.rows = rows;
        this.beat = beat;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> events(
            @Context Sse sse,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @QueryParam("after") @Nullable String after,
            RoutingContext request) {
        var sight = person.sight();
        var close = streams.open(sight.scope().setting(), person.subject());
        var changes = feed.since(position(lastEventId == null ? after : lastEventId))
                .map(push -> event(sse, push, sight))
                .skip()
                .where(event -> event.getComment() != null && event.getData() == null);
        var over = new AtomicBoolean();
        // Who has not even read the signs of life is not there, or reads too slowly to see anything live.
        var unread = new AtomicInteger();
        var heartbeat = Multi.createFrom()
                .ticks()
                .every(beat.every())
                .onOverflow()
                .drop()
                .invoke(tick -> {
                    if (unread.incrementAndGet() > MOST_UNREAD) {
                        Connections.cut(request.request());
                    }
                })
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(tick -> over.set(!sessions.stands(request)))
                .map(tick -> time(sse));
        // Ends with the session, a heartbeat later at most, and with the token: whoever may no longer look must sign in
        // again.
        return Multi.createBy()
                .merging()
                .withRequests(1)
                .streams(heartbeat, changes)
                .invoke(event -> unread.set(0))
                .select()
                .first(event -> !over.get())
                .select()
                .first(person.remaining(Instant.now()))
                .onTermination()
                .invoke(close);
    }

    /** A position that is no number is before all: the list is loaded anew. */
    private static long position(@Nullable String text) {
        return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }

    private OutboundSseEvent event(Sse sse, Push push, Sight sight) {
        var event = sse.newEventBuilder().id(Long.toString(push.position()));
        if (!push.complete()) {
            return event.name("reload").data("list").build();
        }
        var html = push.rows().stream()
                .filter(row -> sight.scope().covers(row.tenant()) && (sight.notes() || !row.noteOnly()))
                .map(rows::of)
                .collect(Collectors.joining());
        return html.isEmpty()
                ? event.comment("nothing of yours").build()
                : event.name("rows").data(html).build();
    }

    private static OutboundSseEvent time(Sse sse) {
        return sse.newEventBuilder()
                .comment("still here")
                .name("time")
                .reconnectDelay(RECONNECT_MILLIS)
                .data(Long.toString(Instant.now().toEpochMilli()))
                .build();
    }

    /** A browser that has not signed in is sent to do so; machines of other paths get a problem instead. */
    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Uni<Response> signIn(RoutingContext context) {
        return SignIn.challenge(context);
    }
}
