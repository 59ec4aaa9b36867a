package dev.firstline.devstack.issuer;

import io.netty.handler.codec.http.QueryStringEncoder;
import io.vertx.ext.web.RoutingContext;

/** Sends the browser back after signing out; the issuer keeps no session, so there is nothing to end here. */
final class EndSessionEndpoint {

    private final Redirects redirects;

    EndSessionEndpoint(Redirects redirects) {
        this.redirects = redirects;
    }

    void handle(RoutingContext context) {
        String target = context.request().getParam("post_logout_redirect_uri");
        if (target == null) {
            LoginPage.headers(context.response()).end(LoginPage.fault("You are signed out."));
            return;
        }
        if (!redirects.allows(target)) {
            LoginPage.headers(context.response().setStatusCode(400))
                    .end(LoginPage.fault("The address to return to is not the client's."));
            return;
        }
        QueryStringEncoder location = new QueryStringEncoder(target);
        String state = context.request().getParam("state");
        if (state != null) {
            location.addParam("state", state);
        }
        context.response()
                .setStatusCode(303)
                .putHeader("location", location.toString())
                .end();
    }
}
