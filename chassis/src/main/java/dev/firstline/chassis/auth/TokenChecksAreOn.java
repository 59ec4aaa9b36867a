package dev.firstline.chassis.auth;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** Refuses to start a service that would accept tokens of any issuer, for any audience, or of any age. */
@ApplicationScoped
class TokenChecksAreOn {

    private static final List<String> NEEDED = List.of(
            "quarkus.oidc.token.issuer",
            "quarkus.oidc.token.audience",
            "quarkus.oidc.token.age",
            "quarkus.oidc.token.signature-algorithm");

    void check(@Observes StartupEvent event, Config config) {
        for (var key : NEEDED) {
            var value = config.getOptionalValue(key, String.class).orElse("");
            if (value.isBlank() || value.equals("any")) {
                throw new IllegalStateException(key + " must be set, or tokens are not fully checked");
            }
        }
        var grace = config.getOptionalValue("quarkus.oidc.token.lifespan-grace", Integer.class)
                .orElse(0);
        if (Duration.ofSeconds(grace).compareTo(Duration.ofSeconds(10)) > 0) {
            throw new IllegalStateException("quarkus.oidc.token.lifespan-grace may be at most 10 seconds");
        }
    }
}
