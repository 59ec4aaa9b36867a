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
 * where the weight behind it refuses it. It is told the one that was chosen. Where there is none, nothing is done, and the answer is a 406; one
 * without a body is acceptable to all.
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
        var path = request.getUriInfo().getRequestUri().getRawPath();
        if (addresses.isWithoutBody(path, request.getMethod())) {
            tell(MediaType.WILDCARD, request, context);
            return;
        }
        var offered = addresses.formats(path, request.getMethod());
        if (offered.isEmpty()) {
            return;
        }
        AcceptedTypes.of(String.join(",", accept))
                .best(offered)
                .ifPresentOrElse(
                        chosen -> tell(chosen.getType() + "/" + chosen.getSubtype(), request, context),
                        () -> request.setProperty(REFUSED, true));
    }

    /** The library reads either, by what it has looked at before. */
    private static void tell(String format, ContainerRequestContext request, RoutingContext context) {
        context.request().headers().set(HttpHeaders.ACCEPT, format);
        request.getHeaders().putSingle(HttpHeaders.ACCEPT, format);
    }

    @ServerRequestFilter(priority = EARLY)
    void refuse(ContainerRequestContext request) {
        if (request.getProperty(REFUSED) != null) {
            throw new NotAcceptableException();
        }
    }
}
