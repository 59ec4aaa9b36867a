package dev.firstline.chassis.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Decides in which format a request is answered, before the library does: it looks whether the name of a format stands in {@code Accept}, also
 * where the weight behind it refuses it. It is told the one that was chosen. Where there is none, nothing is done, and the answer is a 406.
 */
public class Negotiation {

    /** After the checks of token and roles and after {@link Admission}: who may not ask is told that first. */
    private static final int EARLY = 2;

    private static final String REFUSED = "firstline.format.refused";

    /** Of these the library makes what they say. */
    private static final List<List<String>> PLAIN =
            List.of(List.of(), List.of(MediaType.WILDCARD), List.of(MediaType.APPLICATION_JSON));

    private final AllowedMethods addresses;

    Negotiation(AllowedMethods addresses) {
        this.addresses = addresses;
    }

    @ServerRequestFilter(preMatching = true, nonBlocking = true)
    void choose(ContainerRequestContext request, RoutingContext context) {
        var accept = context.request().headers().getAll(HttpHeaders.ACCEPT);
        if (PLAIN.contains(accept)) {
            return;
        }
        var offered = addresses.formats(request.getUriInfo().getRequestUri().getRawPath(), request.getMethod());
        if (offered.isEmpty()) {
            return;
        }
        AcceptedTypes.of(String.join(",", accept))
                .best(offered)
                .ifPresentOrElse(
                        chosen -> {
                            var name = chosen.getType() + "/" + chosen.getSubtype();
                            // The library reads either, by what it has looked at before.
                            context.request().headers().set(HttpHeaders.ACCEPT, name);
                            request.getHeaders().putSingle(HttpHeaders.ACCEPT, name);
                        },
                        () -> request.setProperty(REFUSED, true));
    }

    @ServerRequestFilter(priority = EARLY)
    void refuse(ContainerRequestContext request) {
        if (request.getProperty(REFUSED) != null) {
            throw new NotAcceptableException();
        }
    }
}
