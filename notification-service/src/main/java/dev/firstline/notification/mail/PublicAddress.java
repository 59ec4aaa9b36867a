package dev.firstline.notification.mail;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The address by which readers of mails reach the platform, {@code firstline.public-url}. */
@ApplicationScoped
public class PublicAddress {

    private final String url;

    PublicAddress(@ConfigProperty(name = "firstline.public-url") Optional<String> url) {
        this.url = url.orElse("");
    }

    /** Before anything is taken from the topics: no mail is sent that cannot be refused. */
    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        if (!url.matches("https?://[A-Za-z0-9.:\\[\\]-]+")) {
            throw new ConfigurationException(
                    "FIRSTLINE_PUBLIC_URL must be set to the address of the front door as readers of mails see it, such as"
                            + " https://desk.contoso.example, without a path.");
        }
    }

    /** The whole address of a path that begins with a slash. */
    public URI of(String path) {
        return URI.create(url + path);
    }

    /** The console's page of a ticket, for whoever may see it there. */
    public URI ofTicket(UUID ticket) {
        return of("/tickets/" + ticket);
    }
}
