package dev.firstline.console.page;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import org.eclipse.microprofile.config.Config;

/**
 * Refuses to start without the console's secret at the issuer. Otherwise the first to learn of it would be a person who
 * signs in; and a secret of our own would be known to everybody who reads this code.
 */
@ApplicationScoped
class ClientSecretIsSet {

    /** Before anything is taken from the topics. */
    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event, Config config) {
        if (config.getOptionalValue("firstline.oidc.client-secret", String.class)
                .orElse("")
                .isBlank()) {
            throw new ConfigurationException(
                    "FIRSTLINE_OIDC_CLIENT_SECRET must be set to the secret of the client \"console\" at the issuer.");
        }
    }
}
