package dev.firstline.console.page;

import dev.firstline.chassis.http.PublicAddress;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.net.URI;
import java.util.Locale;

/**
 * The address by which browsers reach the pages. The issuer is told this one whatever a request says of its host, so nobody can have the
 * way back from the login page lead elsewhere.
 */
@ApplicationScoped
class PageAddress {

    private final PublicAddress address;

    PageAddress(PublicAddress address) {
        this.address = address;
    }

    /** Before anything is taken from the topics. */
    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        address.mustBeSet();
    }

    /** The origin as browsers write it. */
    String origin() {
        return address.origin().toLowerCase(Locale.ROOT);
    }

    /** Whether the browser came by this address. */
    boolean isThatOf(HttpServerRequest request) {
        var authority = request.authority();
        var here = URI.create(address.origin());
        return authority != null
                && here.getAuthority().equalsIgnoreCase(authority.toString())
                && here.getScheme().equalsIgnoreCase(request.scheme());
    }

    /** The same place by this address. */
    URI of(HttpServerRequest request) {
        return address.of(request.uri());
    }
}
