package dev.firstline.devstack.issuer;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What the issuer can do and where (OpenID Connect Discovery 1.0). */
final class Discovery {

    static final String JWKS = "/jwks";
    static final String AUTHORIZE = "/authorize";
    static final String TOKEN = "/token";
    static final String USERINFO = "/userinfo";
    static final String END_SESSION = "/logout";

    private Discovery() {}

    static JsonObject of(String issuer) {
        return new JsonObject()
                .put("issuer", issuer)
                .put("authorization_endpoint", issuer + AUTHORIZE)
                .put("token_endpoint", issuer + TOKEN)
                .put("jwks_uri", issuer + JWKS)
                .put("userinfo_endpoint", issuer + USERINFO)
                .put("end_session_endpoint", issuer + END_SESSION)
                .put("response_types_supported", JsonArray.of("code"))
                .put("response_modes_supported", JsonArray.of("query"))
                .put("grant_types_supported", JsonArray.of("authorization_code", "client_credentials", "refresh_token"))
                .put("subject_types_supported", JsonArray.of("public"))
                .put("id_token_signing_alg_values_supported", JsonArray.of("RS256"))
                .put("code_challenge_methods_supported", JsonArray.of("S256"))
                .put("token_endpoint_auth_methods_supported", JsonArray.of("client_secret_basic", "client_secret_post"))
                .put("scopes_supported", JsonArray.of("openid", "profile", "offline_access"))
                .put("claims_supported", JsonArray.of("sub", "name", "preferred_username", "tenant", "roles"));
    }
}
