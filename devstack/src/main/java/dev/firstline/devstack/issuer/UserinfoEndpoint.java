package dev.firstline.devstack.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.text.ParseException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Tells whom an access token speaks of. */
final class UserinfoEndpoint {

    private static final Set<String> TOLD = Set.of("sub", "name", "preferred_username", "tenant", "roles");

    private final String issuer;
    private final RSAKey key;
    private final Clock clock;

    UserinfoEndpoint(String issuer, RSAKey key, Clock clock) {
        this.issuer = issuer;
        this.key = key;
        this.clock = clock;
    }

    void handle(RoutingContext context) {
        Optional<JWTClaimsSet> claims = Optional.ofNullable(context.request().getHeader("authorization"))
                .filter(header -> header.startsWith("Bearer "))
                .flatMap(header -> verified(header.substring("Bearer ".length())));
        if (claims.isEmpty()) {
            context.response()
                    .setStatusCode(401)
                    .putHeader("www-authenticate", "Bearer error=\"invalid_token\"")
                    .end();
            return;
        }
        JsonObject answer = new JsonObject();
        claims.get().getClaims().forEach((name, value) -> {
            if (TOLD.contains(name)) {
                answer.put(name, value);
            }
        });
        context.json(answer);
    }

    private Optional<JWTClaimsSet> verified(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            boolean good = JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())
                    && jwt.verify(new RSASSAVerifier(key.toRSAPublicKey()))
                    && issuer.equals(claims.getIssuer())
                    && claims.getAudience().contains(TokenMint.AUDIENCE)
                    && claims.getExpirationTime() != null
                    && claims.getExpirationTime().toInstant().isAfter(clock.instant());
            return good ? Optional.of(claims) : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }
}
