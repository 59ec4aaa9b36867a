package dev.firstline.chassis.http;

import dev.firstline.chassis.problem.Problem;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Holds the query of each request to what its resource method declares, after the checks of token and roles: a name that is not
 * known would be passed over in silence (a filter that is misspelt gives the whole list), and a value of the wrong type would be
 * answered as if the address were wrong. Pages that people open are left alone: addresses get marks of all kinds on their way.
 */
public class QueryCheck {

    /** One entry per resource method. */
    private final Map<Method, DeclaredQuery> declared = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void check(ContainerRequestContext request, ResourceInfo resource, RoutingContext context) {
        var query = context.request().query();
        var method = resource.getResourceMethod();
        if (query == null || method == null || isPage(request, resource)) {
            return;
        }
        var errors = declared.computeIfAbsent(method, DeclaredQuery::of)
                .faults(request.getUriInfo().getQueryParameters());
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private static boolean isPage(ContainerRequestContext request, ResourceInfo resource) {
        return !request.getUriInfo().getPath().startsWith("/v1/")
                || isHtml(resource.getResourceMethod().getAnnotation(Produces.class))
                || isHtml(resource.getResourceClass().getAnnotation(Produces.class));
    }

    private static boolean isHtml(@Nullable Produces produces) {
        return produces != null && List.of(produces.value()).contains(MediaType.TEXT_HTML);
    }
}
