package dev.firstline.console.page;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;

/** The way to the issuer for a browser that has not signed in. */
final class SignIn {

    /** The OIDC tenant of the pages; see application.properties. */
    static final String OIDC = "page";

    private static final ScriptRequests SCRIPTS = new ScriptRequests();

    private SignIn() {}

    /** A redirect to the issuer's login page; for the page's own script, the status 499. */
    static Uni<Response> challenge(RoutingContext context) {
        var address = Arc.container().instance(PageAddress.class).get();
        if (context.request().method() == HttpMethod.GET
                && !SCRIPTS.isJavaScriptRequest(context)
                && !address.isThatOf(context.request())) {
            // The issuer sends back to the public address; the cookies of the way there must be of the same host.
            return Uni.createFrom()
                    .item(Response.seeOther(address.of(context.request()))
                            .header("Cache-Control", "no-store")
                            .build());
        }
        HttpAuthenticator authenticator = context.get(HttpAuthenticator.class.getName());
        return authenticator.getChallenge(context).map(SignIn::answer);
    }

    private static Response answer(ChallengeData challenge) {
        var response = Response.status(challenge.status).header("Cache-Control", "no-store");
        challenge.getHeaders().forEach((name, value) -> response.header(name.toString(), value));
        return response.build();
    }
}
