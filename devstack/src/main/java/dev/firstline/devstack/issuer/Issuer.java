package dev.firstline.devstack.issuer;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * An OpenID provider for local use only: it listens on the loopback address, and whoever can open its page can be anyone on it.
 *
 * <p>Never put it where others can reach it; a real installation has a real provider, such as Keycloak.
 */
public final class Issuer implements AutoCloseable {

    private final HttpServer server;
    private final TokenMint mint;

    private Issuer(HttpServer server, TokenMint mint) {
        this.server = server;
        this.mint = mint;
    }

    /**
     * Starts the issuer.
     *
     * @param port 0 is not possible: the address is part of every token
     * @param key signs the tokens
     * @param redirects where a sign-in may lead to
     */
    public static Issuer start(Vertx vertx, int port, RSAKey key, Directory directory, Redirects redirects, Clock clock)
            throws Exception {
        String address = "http://localhost:" + port;
        TokenMint mint = new TokenMint(address, key, clock);
        Grants grants = new Grants(clock);
        TokenAnswers answers = new TokenAnswers(mint, grants);
        Router router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false).setBodyLimit(65_536));
        router.get("/.well-known/openid-configuration").handler(context -> context.json(Discovery.of(address)));
        JsonObject jwks = new JsonObject(new JWKSet(key).toString(true));
        router.get(Discovery.JWKS).handler(context -> context.json(jwks));
        AuthorizeEndpoint authorize = new AuthorizeEndpoint(directory, redirects, grants);
        router.get(Discovery.AUTHORIZE).handler(authorize::ask);
        router.post(Discovery.AUTHORIZE).handler(authorize::decide);
        router.post(Discovery.TOKEN).handler(new TokenEndpoint(directory, answers, grants)::handle);
        router.get(Discovery.USERINFO).handler(new UserinfoEndpoint(address, key, clock)::handle);
        router.route(Discovery.END_SESSION).handler(new EndSessionEndpoint(redirects)::handle);
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(2, TimeUnit.MINUTES);
        return new Issuer(server, mint);
    }

    /** Makes tokens without a conversation; for the command line and for tests. */
    public TokenMint mint() {
        return mint;
    }

    @Override
    public void close() {
        server.close();
    }
}
