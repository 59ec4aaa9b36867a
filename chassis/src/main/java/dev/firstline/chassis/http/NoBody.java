package dev.firstline.chassis.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request without a body be one, whatever format its head names: clients name none, or that of a form. The library would
 * answer 415 although there is nothing that it could not read. Whether a body may be missing is the resource's own affair.
 */
public class NoBody {

    /** After the checks of token and roles, before the body is looked for. */
    private static final int EARLY = 2;

    @ServerRequestFilter(preMatching = true, nonBlocking = true)
    void forget(ContainerRequestContext request, RoutingContext context) {
        if (context.request().headers().contains(HttpHeaders.CONTENT_TYPE)
                && !BodyArrival.isAnnounced(context.request())) {
            name(null, request, context);
        }
    }

    @ServerRequestFilter(priority = EARLY)
    void assume(ContainerRequestContext request, ResourceInfo resource, RoutingContext context) {
        var method = resource.getResourceMethod();
        if (method != null && method.getParameterCount() > 0 && !BodyArrival.isAnnounced(context.request())) {
            var own = first(method.getAnnotation(Consumes.class));
            var shared = own == null ? first(resource.getResourceClass().getAnnotation(Consumes.class)) : own;
            var type = shared == null ? MediaType.APPLICATION_JSON : shared;
            if (!type.contains("*")) {
                name(type, request, context);
            }
        }
    }

    /** The library reads either, by what it has looked at before. */
    private static void name(@Nullable String type, ContainerRequestContext request, RoutingContext context) {
        if (type == null) {
            context.request().headers().remove(HttpHeaders.CONTENT_TYPE);
            request.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
        } else {
            context.request().headers().set(HttpHeaders.CONTENT_TYPE, type);
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, type);
        }
    }

    private static @Nullable String first(@Nullable Consumes consumes) {
        return consumes == null || consumes.value().length == 0 ? null : consumes.value()[0];
    }
}
