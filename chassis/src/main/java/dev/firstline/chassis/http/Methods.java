package dev.firstline.chassis.http;

import dev.firstline.chassis.problem.ProblemMappers;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Says which methods an address knows, to whoever asks by {@code OPTIONS} and to whoever tried another. The library's own answer to
 * {@code OPTIONS} names the methods of all addresses of a class.
 */
public class Methods {

    private final AllowedMethods allowed;

    Methods(AllowedMethods allowed) {
        this.allowed = allowed;
    }

    @ServerRequestFilter(preMatching = true, nonBlocking = true)
    Optional<Response> options(ContainerRequestContext request) {
        if (!request.getMethod().equals(HttpMethod.OPTIONS)) {
            return Optional.empty();
        }
        return Optional.of(allow(request)
                .map(methods ->
                        Response.noContent().header(HttpHeaders.ALLOW, methods).build())
                .orElseThrow(NotFoundException::new));
    }

    /**
     * The library looks for the next address when it finds one that lacks the method, and says in the end that there is none.
     */
    @ServerExceptionMapper
    Response notFound(NotFoundException e, ContainerRequestContext request) {
        boolean wrongMethod = allowed.of(path(request))
                .filter(methods -> !methods.contains(request.getMethod()))
                .isPresent();
        return new ProblemMappers()
                .other(
                        wrongMethod
                                ? new NotAllowedException(Response.status(405).build())
                                : e);
    }

    @ServerResponseFilter
    void notAllowed(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() == Response.Status.METHOD_NOT_ALLOWED.getStatusCode()) {
            allow(request).ifPresent(methods -> response.getHeaders().putSingle(HttpHeaders.ALLOW, methods));
        }
    }

    private Optional<String> allow(ContainerRequestContext request) {
        return allowed.of(path(request)).map(methods -> String.join(", ", methods));
    }

    private static String path(ContainerRequestContext request) {
        return request.getUriInfo().getRequestUri().getRawPath();
    }
}
