package dev.firstline.console.page;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Objects;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * A browser that asks for a page is told of a failure by a page with a way back. Machines get the problem as it is, and so does
 * whoever asks for an address of the API: it has no pages.
 */
class TroublePages {

    private static final MediaType PROBLEM = MediaType.valueOf("application/problem+json");
    private static final String HTML = "text/html;charset=UTF-8";

    private final AssetVersion assets;

    TroublePages(AssetVersion assets) {
        this.assets = assets;
    }

    @ServerResponseFilter
    void tell(ContainerRequestContext request, ContainerResponseContext response) {
        if (!PROBLEM.isCompatible(response.getMediaType()) || !isForPerson(request)) {
            return;
        }
        var instance = response.getEntity() instanceof Map<?, ?> problem
                ? Objects.toString(problem.get("instance"), null)
                : null;
        var page = Templates.trouble(Trouble.of(response.getStatus(), instance, assets.text()));
        response.setEntity(page.render());
        response.getHeaders().putSingle("Content-Type", HTML);
        response.getHeaders().putSingle("Cache-Control", "no-store");
        response.getHeaders().add("Vary", "Accept");
    }

    private static boolean isForPerson(ContainerRequestContext request) {
        var accept = request.getHeaderString("Accept");
        var path = request.getUriInfo().getPath();
        return accept != null
                && accept.contains(MediaType.TEXT_HTML)
                && !path.matches("/?v1(/.*)?")
                && !"fetch".equals(request.getHeaderString("X-Requested-With"));
    }
}
