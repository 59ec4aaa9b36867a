package dev.firstline.chassis.auth;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/**
 * Holds every token that the library has verified to {@link TokenForm} too: before roles are looked at, and so before any
 * body is read. The same for the bearer tokens of machines and for those behind a session of the pages.
 */
@ApplicationScoped
public class TokenRules implements SecurityIdentityAugmentor {

    private static final Logger LOG = Logger.getLogger(TokenRules.class);

    private final TokenForm form;
    private final Clock clock = Clock.systemUTC();

    TokenRules(
            @ConfigProperty(name = "quarkus.oidc.token.signature-algorithm") String algorithm,
            @ConfigProperty(name = "quarkus.oidc.token.lifespan-grace") int grace) {
        form = new TokenForm(algorithm, Duration.ofSeconds(grace));
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous()) {
            return Uni.createFrom().item(identity);
        }
        var fault = identity.getPrincipal() instanceof JsonWebToken token && token.getRawToken() != null
                ? form.fault(token.getRawToken(), clock.instant())
                : Optional.of("it is no signed token");
        if (fault.isPresent()) {
            LOG.debugf("A token was refused: %s", fault.get());
            return Uni.createFrom().failure(new AuthenticationFailedException(fault.get()));
        }
        return Uni.createFrom().item(identity);
    }
}
