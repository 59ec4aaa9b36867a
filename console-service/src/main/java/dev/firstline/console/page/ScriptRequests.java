package dev.firstline.console.page;

import io.quarkus.oidc.JavaScriptRequestChecker;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells the calls of the page's script, which cannot follow a redirect to the issuer, from a person's navigation. */
@ApplicationScoped
class ScriptRequests implements JavaScriptRequestChecker {

    @Override
    public boolean isJavaScriptRequest(RoutingContext context) {
        var accept = context.request().getHeader("Accept");
        return "fetch".equals(context.request().getHeader("X-Requested-With"))
                || (accept != null && accept.contains("text/event-stream"));
    }
}
