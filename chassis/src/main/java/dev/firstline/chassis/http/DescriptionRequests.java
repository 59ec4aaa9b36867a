package dev.firstline.chassis.http;

import dev.firstline.chassis.problem.Problem.InvalidValue;
import dev.firstline.chassis.problem.ProblemType;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The description of the service, {@code /q/openapi} here and {@code /openapi/{service}} behind the front door: it is read and nothing else,
 * and is JSON unless YAML is asked for. The library answers all methods alike, and with YAML whoever names no format.
 */
@ApplicationScoped
class DescriptionRequests {

    private static final String PATH = "/q/openapi";
    private static final String ALLOWED = "GET, HEAD, OPTIONS";

    /** After {@link Answers} and {@link PlainRequests}. */
    private static final int EARLY = 800;

    private static final MediaType YAML = new MediaType("application", "yaml");
    private static final List<MediaType> OFFERED = List.of(MediaType.APPLICATION_JSON_TYPE, YAML);

    /** In small letters. */
    private static final DeclaredQuery QUERY = new DeclaredQuery(Map.of(
            "format",
            new DeclaredQuery.Declared(
                    new QueryType.OneOf(
                            OFFERED.stream().map(MediaType::getSubtype).toList()),
                    false)));

    void register(@Observes Filters filters) {
        filters.register(DescriptionRequests::look, EARLY);
    }

    private static void look(RoutingContext context) {
        var request = context.request();
        var method = request.method();
        if (!PATH.equals(request.path())) {
            context.next();
        } else if (method.equals(HttpMethod.OPTIONS)) {
            context.response()
                    .setStatusCode(204)
                    .putHeader(HttpHeaders.ALLOW, ALLOWED)
                    .end();
        } else if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            context.response().putHeader(HttpHeaders.ALLOW, ALLOWED);
            PlainRequests.refuse(
                    context,
                    405,
                    "method-not-allowed",
                    ProblemType.METHOD_NOT_ALLOWED.title(),
                    "The header Allow lists the methods of this address.");
        } else if (!faults(context).isEmpty()) {
            PlainRequests.refuse(context, faults(context));
        } else {
            format(context)
                    .ifPresentOrElse(
                            format -> {
                                request.headers().set(HttpHeaders.ACCEPT, format.getType() + "/" + format.getSubtype());
                                context.next();
                            },
                            () -> PlainRequests.refuse(
                                    context,
                                    406,
                                    "not-acceptable",
                                    ProblemType.NOT_ACCEPTABLE.title(),
                                    "Accept application/json or application/yaml."));
        }
    }

    /** What the query says that would be passed over. */
    private static List<InvalidValue> faults(RoutingContext context) {
        var given = new TreeMap<String, List<String>>();
        for (String name : context.queryParams().names()) {
            given.put(
                    name,
                    context.queryParam(name).stream()
                            .map(value -> value.toLowerCase(Locale.ROOT))
                            .toList());
        }
        return given.isEmpty() && context.request().query() != null
                ? List.of(new InvalidValue("", "the query is empty; leave the question mark out"))
                : QUERY.faults(given);
    }

    /** By the parameter {@code format}, where it names one; else as is accepted. */
    private static Optional<MediaType> format(RoutingContext context) {
        var named = context.queryParam("format").stream()
                .flatMap(name ->
                        OFFERED.stream().filter(format -> format.getSubtype().equalsIgnoreCase(name)))
                .findFirst();
        return named.isPresent()
                ? named
                : AcceptedTypes.of(String.join(",", context.request().headers().getAll(HttpHeaders.ACCEPT)))
                        .best(OFFERED);
    }
}
