package dev.firstline.chassis.http;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.quota.Limits;
import dev.firstline.chassis.quota.RateHeaders;
import dev.firstline.chassis.quota.TenantRates.Standing;
import dev.firstline.chassis.quota.TenantRates.Verdict;
import dev.firstline.chassis.quota.Turnstile;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Whom a request has to get past before a worker thread takes it: the tenant's rates, then its body has to arrive, then it needs one
 * of the tenant's places. All of it in the event loop, so that whoever is slow or asks for too much holds nobody else up.
 */
public class Admission {

    /** Before all other filters, after the checks of the token and of the roles. */
    private static final int FIRST = 1;

    private static final String IN_PROGRESS = "in-progress";
    private static final String LARGE = "large";
    private static final String COSTLY = "costly";

    static final String NOBODY = "-";

    private final Limits limits;
    private final SecurityIdentity identity;
    private final Instance<ArrivalFolder> files;

    Admission(Limits limits, SecurityIdentity identity, Instance<ArrivalFolder> files) {
        this.limits = limits;
        this.identity = identity;
        this.files = files;
    }

    @ServerRequestFilter(nonBlocking = true, priority = FIRST)
    Uni<Response> admit(ContainerRequestContext request, ResourceInfo resource, RoutingContext context) {
        var method = resource.getResourceMethod();
        var own = method == null ? null : method.getAnnotation(MaxBody.class);
        int limit = own == null ? MaxBody.DEFAULT_BYTES : own.value();
        var tenant = isOpen(resource) ? NOBODY : tenant();
        context.put(Answers.TENANT, tenant);
        boolean isFile = method != null && method.isAnnotationPresent(FileBody.class);
        count(context, tenant, isFile || limit > MaxBody.DEFAULT_BYTES);
        if (isFile) {
            return file(tenant, context);
        }
        if (request.getLength() > limit) {
            throw BodyArrival.tooLarge(limit);
        }
        // A stream holds no worker, and has limits of its own.
        boolean worked = method == null || method.getReturnType() != Multi.class;
        boolean costly = method != null && method.isAnnotationPresent(Costly.class);
        if (!BodyArrival.isExpected(context.request())) {
            return worked
                    ? places(costly, false, tenant, context)
                    : Uni.createFrom().nullItem();
        }
        return BodyArrival.of(limits, context, tenant, limit).chain(body -> {
            request.setEntityStream(new ByteArrayInputStream(body.getBytes()));
            return places(costly, body.length() > MaxBody.DEFAULT_BYTES, tenant, context);
        });
    }

    private Uni<Response> file(String tenant, RoutingContext context) {
        if (!BodyArrival.isExpected(context.request())) {
            return places(false, false, tenant, context);
        }
        return FileArrival.of(limits, context, tenant, files.get()).chain(file -> {
            if (file != null) {
                file.putInto(context);
            }
            return places(false, false, tenant, context);
        });
    }

    /** The scarce places first, so that who waits for one holds none of the others'. */
    private Uni<Response> places(boolean costly, boolean large, String tenant, RoutingContext context) {
        var scarce = Uni.createFrom().<Response>nullItem();
        if (costly) {
            scarce = scarce.chain(() -> place(COSTLY, tenant, context));
        }
        if (large) {
            scarce = scarce.chain(() -> place(LARGE, tenant, context));
        }
        return scarce.chain(() -> place(IN_PROGRESS, tenant, context));
    }

    private void count(RoutingContext context, String tenant, boolean takesLargeBodies) {
        long now = limits.now();
        var verdicts = new ArrayList<Verdict>();
        verdicts.add(limits.requests().take(tenant, now));
        if (takesLargeBodies) {
            verdicts.add(limits.imports().take(tenant, now));
        }
        List<Standing> standings = verdicts.stream()
                .flatMap(verdict -> verdict.policies().stream())
                .toList();
        context.response().putHeader(RateHeaders.POLICY, RateHeaders.policy(standings));
        context.response().putHeader(RateHeaders.LIMIT, RateHeaders.limit(standings));
        var delay = verdicts.stream().map(Verdict::delay).reduce(Duration.ZERO, (a, b) -> a.compareTo(b) > 0 ? a : b);
        if (!verdicts.stream().allMatch(Verdict::passed)) {
            throw limits.refusals()
                    .tooMuch(
                            standings.stream()
                                    .filter(Standing::violated)
                                    .map(Standing::policy)
                                    .toList(),
                            "This tenant has used up its budget of requests; see RateLimit-Policy, and go on after"
                                    + " Retry-After.")
                    .retryAfter(delay);
        }
    }

    private Uni<Response> place(String name, String tenant, RoutingContext context) {
        var settings = limits.settings();
        Turnstile turnstile = switch (name) {
            case COSTLY -> limits.costly();
            case LARGE -> limits.large();
            default -> limits.inProgress();
        };
        Duration patience = switch (name) {
            case COSTLY -> settings.costly().patience();
            case LARGE -> settings.large().patience();
            default -> settings.inProgress().patience();
        };
        var place = turnstile.enter(tenant).orElse(null);
        if (place == null) {
            throw crowded(name);
        }
        // Not before the answer is on its way: whoever does not read what he asks for keeps his place.
        Answers.whenRead(context, place::leave);
        if (place.given().isDone()) {
            return Uni.createFrom().nullItem();
        }
        Context loop = Vertx.currentContext();
        return Uni.createFrom()
                .completionStage(place.given())
                .ifNoItem()
                .after(patience)
                .failWith(() -> crowded(name))
                .emitOn(work -> loop.runOnContext(now -> work.run()))
                .replaceWith((Response) null);
    }

    private Problem crowded(String name) {
        return limits.refusals()
                .tooMuch(
                        List.of(name),
                        "Too many requests of this tenant are being worked on; send fewer at a time, and this one"
                                + " again in a moment.");
    }

    /** Whoever comes may do it, so nobody asks who it is: all such requests share the budget of those without a tenant. */
    private static boolean isOpen(ResourceInfo resource) {
        var method = resource.getResourceMethod();
        return method != null
                && !method.isAnnotationPresent(RolesAllowed.class)
                && (method.isAnnotationPresent(PermitAll.class)
                        || resource.getResourceClass().isAnnotationPresent(PermitAll.class));
    }

    private String tenant() {
        return identity.getPrincipal() instanceof JsonWebToken token
                        && token.getClaim("tenant") instanceof String tenant
                ? tenant
                : NOBODY;
    }
}
