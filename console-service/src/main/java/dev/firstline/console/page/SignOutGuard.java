package dev.firstline.console.page;

import dev.firstline.chassis.http.RefusalLog;
import dev.firstline.chassis.telemetry.TraceContexts;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Lets only the button of our own pages sign a person out: a POST that the browser says is from the same origin. Any page of
 * the web can make a browser GET an address. Stands before the OIDC extension, which signs out whatever the method.
 */
@ApplicationScoped
class SignOutGuard {

    static final String PATH = "/sign-out";
    /** Authentication has 200. */
    private static final int BEFORE_AUTHENTICATION = 300;

    private final PageAddress address;

    SignOutGuard(PageAddress address) {
        this.address = address;
    }

    void register(@Observes Filters filters) {
        filters.register(this::guard, BEFORE_AUTHENTICATION);
    }

    private void guard(RoutingContext context) {
        var request = context.request();
        if (!PATH.equals(context.normalizedPath())) {
            context.next();
        } else if (request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD) {
            // A bookmark or a link of somebody else: nothing happens.
            context.response().setStatusCode(303).putHeader("Location", "/").end();
        } else if (request.method() == HttpMethod.POST && isFromOurPages(context)) {
            context.next();
        } else {
            var type = "urn:firstline:problem:forbidden";
            var instance = "urn:trace:" + TraceContexts.traceIdOrNew();
            RefusalLog.tell(context, 403, type, instance);
            context.response()
                    .setStatusCode(403)
                    .putHeader("Content-Type", "application/problem+json")
                    .end(new JsonObject()
                            .put("type", type)
                            .put("title", "This is not allowed")
                            .put("status", 403)
                            .put("detail", "Sign out by the button of the console's own pages.")
                            .put("instance", instance)
                            .encode());
        }
    }

    /** Browsers that do not send the first header (RFC draft Fetch Metadata) send the second with every POST. */
    private boolean isFromOurPages(RoutingContext context) {
        var site = context.request().getHeader("Sec-Fetch-Site");
        return site != null
                ? site.equals("same-origin")
                : address.origin().equals(context.request().getHeader("Origin"));
    }
}
