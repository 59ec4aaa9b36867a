package dev.firstline.console.page;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The address by which browsers reach the pages, {@code firstline.public-url}. The issuer is told this one whatever a request
 * says of its host, so nobody can have the way back from the login page lead elsewhere.
 */
@ApplicationScoped
class PublicAddress {

    private final String url;

    PublicAddress(@ConfigProperty(name = "firstline.public-url") Optional<String> url) {
        this.url = url.orElse("");
    }

    /** Before anything is taken from the topics. */
    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        if (!url.matches("https?://[A-Za-z0-9.:\\[\\]-]+")) {
            throw new ConfigurationException(
                    "FIRSTLINE_PUBLIC_URL must be set to the address of the front door as browsers see it, such as"
                            + " https://desk.contoso.example, without a path.");
        }
    }

    /** The origin as browsers write it. */
    String origin() {
        return url.toLowerCase(Locale.ROOT);
    }

    /** Whether the browser came by this address. */
    boolean isThatOf(HttpServerRequest request) {
        var authority = request.authority();
        return authority != null
                && URI.create(url).getAuthority().equalsIgnoreCase(authority.toString())
                && URI.create(url).getScheme().equalsIgnoreCase(request.scheme());
    }

    /** The same place by this address. */
    String of(HttpServerRequest request) {
        return url + request.uri();
    }
}
