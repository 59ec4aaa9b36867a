package dev.firstline.devstack.test;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.firstline.devstack.issuer.IssuerKey;
import dev.firstline.devstack.issuer.Subject;
import dev.firstline.devstack.issuer.TokenMint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;

/** Tokens for tests: good ones, and each way of being wrong that a service must refuse with 401. */
public final class TestTokens {

    private static final Duration LIFESPAN = Duration.ofHours(1);
    private static final String CLIENT = "tests";

    private final TokenMint mint;
    private final RSAKey key;

    private TestTokens(TokenMint mint, RSAKey key) {
        this.mint = mint;
        this.key = key;
    }

    static TestTokens of(String issuer, String keyFile) {
        try {
            RSAKey key = IssuerKey.read(Path.of(keyFile));
            return new TestTokens(new TokenMint(issuer, key, Clock.systemUTC()), key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Good. */
    public String valid(String tenant, String... roles) {
        return mint.accessToken(subject("test-user", tenant, roles), CLIENT, LIFESPAN);
    }

    /** Good, in the name of a certain subject. */
    public String validFor(String subject, String tenant, String... roles) {
        return mint.accessToken(subject(subject, tenant, roles), CLIENT, LIFESPAN);
    }

    /** Issued two hours ago and over since one. */
    public String expired(String tenant, String... roles) {
        Clock past = Clock.offset(Clock.systemUTC(), Duration.ofHours(-2));
        return new TokenMint(mint.issuer(), key, past)
                .accessToken(subject("test-user", tenant, roles), CLIENT, LIFESPAN);
    }

    /** Meant for somebody else's services. */
    public String wrongAudience(String tenant, String... roles) {
        return with(tenant, roles, claims -> claims.audience("someone-else"));
    }

    /** Says that another issuer made it, though the key is ours. */
    public String wrongIssuer(String tenant, String... roles) {
        return with(tenant, roles, claims -> claims.issuer("http://localhost:1/other"));
    }

    /** Signed by a stranger's key under our key's id. */
    public String otherKey(String tenant, String... roles) {
        RSAKey strange =
                new RSAKey.Builder(IssuerKey.generate()).keyID(key.getKeyID()).build();
        return new TokenMint(mint.issuer(), strange, Clock.systemUTC())
                .accessToken(subject("test-user", tenant, roles), CLIENT, LIFESPAN);
    }

    /** Not signed at all (algorithm {@code none}). */
    public String unsigned(String tenant, String... roles) {
        return new PlainJWT(good(tenant, roles).build()).serialize();
    }

    /** Signed with our public key taken as a shared secret (HS256). */
    public String publicKeyAsSecret(String tenant, String... roles) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(key.getKeyID())
                            .build(),
                    good(tenant, roles).build());
            token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Good but for the tenant, which it does not name. */
    public String missingTenant(String... roles) {
        return with("contoso", roles, claims -> claims.claim("tenant", null));
    }

    /** Good but for the subject, which it does not name. */
    public String missingSubject(String tenant, String... roles) {
        return with(tenant, roles, claims -> claims.subject(null));
    }

    /** With claims changed as the test wants, signed by our key. */
    public String with(String tenant, String[] roles, UnaryOperator<JWTClaimsSet.Builder> change) {
        return mint.sign(change.apply(good(tenant, roles)).build());
    }

    /** The claims of a good token, as JSON. */
    public String claims(String tenant, String... roles) {
        return good(tenant, roles).build().toString();
    }

    /** The id of our key. */
    public String keyId() {
        return key.getKeyID();
    }

    /** Whatever header and claims, signed by our key as the Java name of the algorithm says, such as SHA256withRSA. */
    public String signed(String javaAlgorithm, byte[] header, byte[] claims) {
        var url = Base64.getUrlEncoder().withoutPadding();
        var signed = url.encodeToString(header) + "." + url.encodeToString(claims);
        try {
            var signature = Signature.getInstance(javaAlgorithm);
            if (javaAlgorithm.equals("RSASSA-PSS")) {
                signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            }
            signature.initSign(key.toRSAPrivateKey());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + url.encodeToString(signature.sign());
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private JWTClaimsSet.Builder good(String tenant, String... roles) {
        return mint.claims(subject("test-user", tenant, roles), CLIENT, LIFESPAN)
                .audience(TokenMint.AUDIENCE);
    }

    private static Subject subject(String name, String tenant, String... roles) {
        return new Subject(name, name, tenant, List.of(roles));
    }
}
