package dev.firstline.console.session;

import dev.firstline.chassis.http.KeyRing;
import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TokenStateManager;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/**
 * Keeps the tokens of signed-in people on this side. The browser's cookie is a random name for them and nothing else, so
 * what was signed out is gone, also for whoever copied the cookie before.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class Sessions implements TokenStateManager {

    private static final String LOGIN = "firstline.login";
    private static final int NAME_BYTES = 32;

    private final SessionStore store;
    private final TokenSeal seal;
    private final SecureRandom random = new SecureRandom();

    Sessions(SessionStore store, KeyRing keys) {
        this.store = store;
        this.seal = new TokenSeal(keys);
    }

    /** Whether the login of that request still stands; blocking. */
    public boolean stands(RoutingContext request) {
        return request.get(LOGIN) instanceof UUID login && store.stands(login);
    }

    @Override
    public Uni<String> createTokenState(
            RoutingContext request,
            OidcTenantConfig config,
            AuthorizationCodeTokens tokens,
            OidcRequestContext<String> context) {
        return context.runBlocking(() -> {
            var bytes = new byte[NAME_BYTES];
            random.nextBytes(bytes);
            var cookie = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            UUID known = request.get(LOGIN);
            var session = new Session(known == null ? UUID.randomUUID() : known, seal.seal(cookie, text(tokens)));
            store.add(TokenSeal.hash(cookie), session, TokenSeal.hash(person(tokens.getIdToken())));
            return cookie;
        });
    }

    @Override
    public Uni<AuthorizationCodeTokens> getTokens(
            RoutingContext request,
            OidcTenantConfig config,
            String cookie,
            OidcRequestContext<AuthorizationCodeTokens> context) {
        return context.runBlocking(() -> {
            var session = store.find(TokenSeal.hash(cookie));
            var tokens = session.flatMap(found -> seal.open(cookie, found.sealed()));
            if (tokens.isEmpty()) {
                // Without it the way back from the issuer would meet the same dead cookie.
                var dead = Cookie.cookie(OidcUtils.getSessionCookieName(config), "");
                request.response().addCookie(dead.setMaxAge(0).setPath("/").setHttpOnly(true));
                throw new AuthenticationFailedException("the session has ended");
            }
            request.put(LOGIN, session.orElseThrow().login());
            return tokens(tokens.get());
        });
    }

    @Override
    public Uni<Void> deleteTokens(
            RoutingContext request, OidcTenantConfig config, String cookie, OidcRequestContext<Void> context) {
        return context.runBlocking(() -> {
            store.end(TokenSeal.hash(cookie));
            return null;
        });
    }

    private static String text(AuthorizationCodeTokens tokens) {
        return new JsonArray()
                .add(tokens.getIdToken())
                .add(tokens.getAccessToken())
                .add(tokens.getRefreshToken())
                .add(tokens.getAccessTokenExpiresIn())
                .add(tokens.getAccessTokenScope())
                .encode();
    }

    private static AuthorizationCodeTokens tokens(String text) {
        var array = new JsonArray(text);
        return new AuthorizationCodeTokens(
                array.getString(0), array.getString(1), array.getString(2), array.getLong(3), array.getString(4));
    }

    /** Whose sessions are counted together. The token is verified elsewhere; a wrong one opens nothing. */
    private static String person(String idToken) {
        var claims = new JsonObject(
                new String(Base64.getUrlDecoder().decode(idToken.split("\\.", -1)[1]), StandardCharsets.UTF_8));
        return claims.getString("iss") + ' ' + claims.getString("sub");
    }
}
