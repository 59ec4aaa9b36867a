package dev.firstline.devstack.issuer;

import dev.firstline.devstack.issuer.Grants.Grant;
import io.netty.handler.codec.http.QueryStringEncoder;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows the page on which one says who one is, and sends the browser back with a code. */
final class AuthorizeEndpoint {

    private static final Duration CODE_LIFESPAN = Duration.ofMinutes(2);

    private final Directory directory;
    private final Redirects redirects;
    private final Grants grants;

    AuthorizeEndpoint(Directory directory, Redirects redirects, Grants grants) {
        this.directory = directory;
        this.redirects = redirects;
        this.grants = grants;
    }

    void ask(RoutingContext context) {
        MultiMap request = context.queryParams();
        Optional<String> fault = fault(request);
        if (fault.isPresent()) {
            refuse(context, fault.get());
            return;
        }
        LoginPage.headers(context.response()).end(LoginPage.of(directory.people(), request));
    }

    void decide(RoutingContext context) {
        MultiMap request = context.request().formAttributes();
        Optional<String> fault = fault(request);
        Optional<Subject> person = directory.person(String.valueOf(request.get("person")));
        if (fault.isPresent() || person.isEmpty()) {
            refuse(context, fault.orElse("There is no such person here."));
            return;
        }
        String code = grants.issue(
                new Grant(
                        person.get(),
                        request.get("client_id"),
                        request.get("redirect_uri"),
                        present(request.get("code_challenge")),
                        present(request.get("nonce"))),
                CODE_LIFESPAN);
        QueryStringEncoder target = new QueryStringEncoder(request.get("redirect_uri"));
        target.addParam("code", code);
        String state = present(request.get("state"));
        if (state != null) {
            target.addParam("state", state);
        }
        context.response()
                .setStatusCode(303)
                .putHeader("location", target.toString())
                .end();
    }

    private Optional<String> fault(MultiMap request) {
        String client = String.valueOf(request.get("client_id"));
        if (directory.client(client).filter(Directory.Client::signsIn).isEmpty()) {
            return Optional.of("This client is not registered for signing in.");
        }
        if (!redirects.allows(String.valueOf(request.get("redirect_uri")))) {
            return Optional.of("The redirect address is not one of this client's.");
        }
        if (!"code".equals(request.get("response_type"))) {
            return Optional.of("Only the authorization code flow is spoken here (response_type=code).");
        }
        boolean plainChallenge =
                present(request.get("code_challenge")) != null && !"S256".equals(request.get("code_challenge_method"));
        return plainChallenge ? Optional.of("The code challenge must be of method S256.") : Optional.empty();
    }

    /** Never by redirect: with a wrong client or address that would make the issuer a springboard. */
    private static void refuse(RoutingContext context, String sentence) {
        LoginPage.headers(context.response().setStatusCode(400)).end(LoginPage.fault(sentence));
    }

    private static @Nullable String present(@Nullable String value) {
        return value == null || value.isEmpty() ? null : value;
    }
}
