package dev.firstline.chassis.http;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The address by which people reach the platform, {@code firstline.public-url}: in links, and wherever somebody else is to send a browser
 * back, whatever a request says of its host.
 */
@ApplicationScoped
public class PublicAddress {

    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.:\\[\\]-]+");

    private final String origin;

    PublicAddress(@ConfigProperty(name = "firstline.public-url") Optional<String> url) {
        this.origin = url.orElse("");
    }

    /**
     * For a service that cannot work without it, at its start and before it takes anything from the topics.
     *
     * @throws ConfigurationException when it is not set, or is no origin
     */
    public void mustBeSet() {
        if (!ORIGIN.matcher(origin).matches()) {
            throw new ConfigurationException(
                    "FIRSTLINE_PUBLIC_URL must be set to the address of the front door as people see it, such as"
                            + " https://desk.contoso.example, without a path.");
        }
    }

    /** Scheme and authority, as they were set. */
    public String origin() {
        return origin;
    }

    /** The whole address of a path that begins with a slash. */
    public URI of(String path) {
        return URI.create(origin + path);
    }
}
