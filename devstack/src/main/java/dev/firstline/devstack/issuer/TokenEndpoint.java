package dev.firstline.devstack.issuer;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.firstline.devstack.issuer.Grants.Grant;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns codes, refresh tokens and client secrets into tokens (RFC 6749). */
final class TokenEndpoint {

    private final Directory directory;
    private final TokenAnswers answers;
    private final Grants grants;

    TokenEndpoint(Directory directory, TokenAnswers answers, Grants grants) {
        this.directory = directory;
        this.answers = answers;
        this.grants = grants;
    }

    void handle(RoutingContext context) {
        MultiMap form = context.request().formAttributes();
        Optional<Directory.Client> client = ClientSecrets.clientOf(context.request(), directory);
        if (client.isEmpty()) {
            context.response().putHeader("www-authenticate", "Basic realm=\"firstline\"");
            refuse(context, 401, "invalid_client");
            return;
        }
        Optional<JsonObject> answer = switch (String.valueOf(form.get("grant_type"))) {
            case "authorization_code" -> code(form, client.get());
            case "refresh_token" -> refresh(form, client.get());
            case "client_credentials" ->
                client.get()
                        .account()
                        .map(account -> answers.program(account, client.get().id()));
            default -> {
                refuse(context, 400, "unsupported_grant_type");
                yield Optional.empty();
            }
        };
        if (context.response().ended()) {
            return;
        }
        if (answer.isEmpty()) {
            refuse(context, 400, "invalid_grant");
            return;
        }
        context.response().putHeader("cache-control", "no-store");
        context.json(answer.get());
    }

    private Optional<JsonObject> code(MultiMap form, Directory.Client client) {
        return grants.redeem(String.valueOf(form.get("code")))
                .filter(grant -> grant.client().equals(client.id()))
                .filter(grant -> grant.redirectUri().equals(form.get("redirect_uri")))
                .filter(grant -> proves(form.get("code_verifier"), grant))
                .map(grant -> answers.signedIn(grant.subject(), client.id(), grant.nonce()));
    }

    private Optional<JsonObject> refresh(MultiMap form, Directory.Client client) {
        return grants.redeem(String.valueOf(form.get("refresh_token")))
                .filter(grant -> grant.client().equals(client.id()))
                .filter(grant -> grant.redirectUri().isEmpty())
                .map(grant -> answers.signedIn(grant.subject(), client.id(), null));
    }

    private static boolean proves(@Nullable String verifier, Grant grant) {
        if (grant.challenge() == null) {
            return verifier == null;
        }
        try {
            return verifier != null
                    && CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(verifier))
                            .getValue()
                            .equals(grant.challenge());
        } catch (IllegalArgumentException tooShortOrTooLong) {
            return false;
        }
    }

    private static void refuse(RoutingContext context, int status, String error) {
        context.response().setStatusCode(status).putHeader("cache-control", "no-store");
        context.json(new JsonObject().put("error", error));
    }
}
