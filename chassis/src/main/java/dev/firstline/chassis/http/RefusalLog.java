package dev.firstline.chassis.http;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a line for each request that is answered with a 4xx, so that the {@code instance} that its sender was told leads somewhere. Only what is
 * no person's: the template of the path and never the path, since ids, names and queries are in that; no body, no words of the answer.
 */
public class RefusalLog {

    private static final Logger LOG = Logger.getLogger(RefusalLog.class);
    private static final String NOWHERE = "(no operation)";

    private final SecurityIdentity identity;

    RefusalLog(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Before a service makes a page of it. */
    @ServerResponseFilter(priority = Priorities.USER + 1)
    void tell(
            ContainerRequestContext request,
            ContainerResponseContext response,
            ResourceInfo resource,
            RoutingContext context) {
        int status = response.getStatus();
        if (isRefusal(status)
                && response.getEntity() instanceof Map<?, ?> body
                && body.get("instance") instanceof String instance) {
            tell(
                    request.getMethod(),
                    template(resource),
                    status,
                    String.valueOf(body.get("type")),
                    instance,
                    tenant(context, status));
        }
    }

    /**
     * For a request that is answered before any resource is looked for; nothing but 4xx is told.
     *
     * @param type the problem's URI
     * @param instance as the sender is told it
     */
    public static void tell(RoutingContext context, int status, String type, String instance) {
        if (isRefusal(status)) {
            tell(context.request().method().name(), NOWHERE, status, type, instance, Admission.NOBODY);
        }
    }

    private static void tell(String method, String template, int status, String type, String instance, String tenant) {
        LOG.infof(
                "%s %s was answered with %d %s (tenant %s, %s)",
                method, template, status, type.replace("urn:firstline:problem:", ""), tenant, instance);
    }

    private static boolean isRefusal(int status) {
        return status >= 400 && status < 500;
    }

    private static String template(ResourceInfo resource) {
        var method = resource.getResourceMethod();
        if (method == null) {
            return NOWHERE;
        }
        var own = method.getAnnotation(Path.class);
        return (path(resource.getResourceClass().getAnnotation(Path.class)) + path(own)).replaceAll("/{2,}", "/");
    }

    private static String path(@Nullable Path path) {
        return path == null ? "" : "/" + path.value();
    }

    /** As the limits counted it; of who was turned away for want of a role, as the token says. */
    private String tenant(RoutingContext context, int status) {
        var counted = context.<String>get(Answers.TENANT);
        if (counted != null) {
            return counted;
        }
        return status == 403
                        && identity.getPrincipal() instanceof JsonWebToken token
                        && token.getClaim("tenant") instanceof String tenant
                ? tenant
                : Admission.NOBODY;
    }
}
