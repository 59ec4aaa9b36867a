package dev.firstline.devstack.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the signed tokens of the local issuer. */
public final class TokenMint {

    /** The audience of every access token: the services of Firstline. */
    public static final String AUDIENCE = "firstline";

    private final String issuer;
    private final RSAKey key;
    private final Clock clock;

    /**
     * @param issuer the address that the tokens name as theirs
     * @param key signs
     * @param clock tells when a token is issued
     */
    public TokenMint(String issuer, RSAKey key, Clock clock) {
        this.issuer = issuer;
        this.key = key;
        this.clock = clock;
    }

    /** The address that the tokens name as theirs. */
    public String issuer() {
        return issuer;
    }

    /** A token for the services. */
    public String accessToken(Subject subject, String client, Duration lifespan) {
        return sign(claims(subject, client, lifespan).audience(AUDIENCE).build());
    }

    /** A token that tells the client who signed in. */
    public String idToken(Subject subject, String client, @Nullable String nonce, Duration lifespan) {
        return sign(claims(subject, client, lifespan)
                .audience(client)
                .claim("nonce", nonce)
                .build());
    }

    /** What both kinds of token say; for tests also the start of a token with a fault. */
    public JWTClaimsSet.Builder claims(Subject subject, String client, Duration lifespan) {
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(subject.name())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifespan)))
                .claim("azp", client)
                .claim("client_id", client)
                .claim("preferred_username", subject.name())
                .claim("name", subject.displayName())
                .claim("tenant", subject.tenant())
                .claim("roles", subject.roles());
    }

    /** Signs claims with this issuer's key. */
    public String sign(JWTClaimsSet claims) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("the signing key cannot sign", e);
        }
        return token.serialize();
    }
}
