package dev.firstline.devstack.issuer;

import dev.firstline.devstack.issuer.Grants.Grant;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The answers of the token endpoint. */
final class TokenAnswers {

    private static final Duration ACCESS = Duration.ofHours(1);
    private static final Duration REFRESH = Duration.ofHours(12);

    private final TokenMint mint;
    private final Grants grants;

    TokenAnswers(TokenMint mint, Grants grants) {
        this.mint = mint;
        this.grants = grants;
    }

    JsonObject signedIn(Subject subject, String client, @Nullable String nonce) {
        String refresh = grants.issue(new Grant(subject, client, "", null, null), REFRESH);
        return program(subject, client)
                .put("id_token", mint.idToken(subject, client, nonce, ACCESS))
                .put("refresh_token", refresh)
                .put("scope", "openid profile");
    }

    JsonObject program(Subject subject, String client) {
        return new JsonObject()
                .put("access_token", mint.accessToken(subject, client, ACCESS))
                .put("token_type", "Bearer")
                .put("expires_in", ACCESS.toSeconds());
    }
}
