package dev.firstline.chassis.http;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.Problem.InvalidValue;
import dev.firstline.chassis.telemetry.TraceContexts;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Refuses requests that two readers could read differently, as the front door does: a service may be reached past it. A length
 * beside chunks cannot be seen here: the library takes the chunks and drops the length, which RFC 9112 (6.3) allows. Nor can a
 * second Host or none: by now the library has put one in their place. The front door refuses all three.
 */
@ApplicationScoped
class PlainRequests {

    /** Before everything else that looks at a request. */
    private static final int FIRST = 1_000;

    /** Headers that have one value: of two, the library would take the first, and another reader the last. */
    private static final List<String> ONCE =
            List.of("Authorization", "Content-Length", "Content-Type", "Idempotency-Key", "Last-Event-ID");

    void register(@Observes Filters filters) {
        filters.register(PlainRequests::check, FIRST);
    }

    private static void check(RoutingContext context) {
        var request = context.request();
        var headers = request.headers();
        var codings = headers.getAll("Transfer-Encoding");
        if (!codings.isEmpty() && !codings.equals(List.of("chunked"))) {
            refuse(
                    context,
                    501,
                    "not-implemented",
                    "This transfer coding is not spoken",
                    "Send the body as it is, with a Content-Length or with Transfer-Encoding: chunked.");
        } else if (ONCE.stream().anyMatch(name -> headers.getAll(name).size() > 1)) {
            refuse(
                    context,
                    400,
                    "malformed",
                    "The request cannot be read",
                    "Send " + String.join(", ", ONCE) + " once each.");
        } else if (!request.uri().chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            refuse(
                    context,
                    400,
                    "malformed",
                    "The request cannot be read",
                    "The address holds characters that are not ASCII; write them percent-encoded, as UTF-8.");
        } else if (!PercentEncoding.isUtf8(request.uri())) {
            refuseEncoding(context);
        } else {
            keepSemicolons(context);
            context.next();
        }
    }

    /** The library splits the query at semicolons too, as was once advised; by the URL standard they are characters of a value. */
    private static void keepSemicolons(RoutingContext context) {
        var query = context.request().query();
        if (query != null && query.indexOf(';') >= 0) {
            // Whoever asks from now on is given what stands in this map.
            context.queryParams().clear().addAll(context.request().params(true));
        }
    }

    private static void refuseEncoding(RoutingContext context) {
        refuse(
                context,
                400,
                "malformed",
                "The request cannot be read",
                "Behind a percent sign of the address stand two hexadecimal digits, and what they encode is UTF-8; a percent sign itself is"
                        + " written %25.");
    }

    /** Answers with a problem before any resource is looked for, and ends the connection, whose body nobody has read. */
    static void refuse(RoutingContext context, int status, String slug, String title, String detail) {
        send(
                context,
                status,
                new JsonObject()
                        .put("type", "urn:firstline:problem:" + slug)
                        .put("title", title)
                        .put("status", status)
                        .put("detail", detail));
    }

    /** The same, with the values that are not acceptable. */
    static void refuse(RoutingContext context, List<InvalidValue> errors) {
        var problem = Problem.invalid(errors);
        var body = new JsonObject(problem.body());
        body.put(
                "errors",
                new JsonArray(errors.stream()
                        .map(error ->
                                new JsonObject().put("pointer", error.pointer()).put("detail", error.detail()))
                        .toList()));
        send(context, problem.type().status(), body);
    }

    private static void send(RoutingContext context, int status, JsonObject body) {
        var instance = "urn:trace:" + TraceContexts.traceIdOrNew();
        RefusalLog.tell(context, status, body.getString("type"), instance);
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Connection", "close")
                .end(body.put("instance", instance).encode());
    }
}
