package dev.firstline.devstack.frontdoor;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The few answers that the front door gives itself, in the form that the services use too (RFC 9457). */
enum FrontDoorProblem {
    STRANGE_PATH(
            400,
            "malformed",
            "The request cannot be read",
            "The path has matrix parameters, encoded separators, or empty or dot segments; write it plainly."),
    RAW_CHARACTERS(
            400,
            "malformed",
            "The request cannot be read",
            "The address holds characters that are not ASCII; write them percent-encoded, as UTF-8."),
    NO_ADDRESS(
            400,
            "malformed",
            "The request cannot be read",
            "The address is none by RFC 3986: write what may not stand in it percent-encoded, a percent sign itself as %25."),
    UNREADABLE(400, "malformed", "The request cannot be read", "This is not HTTP/1.1 as RFC 9112 has it."),
    TWO_ENDS(
            400,
            "malformed",
            "The request cannot be read",
            "Where its body ends is said twice or not plainly: send one Content-Length, or Transfer-Encoding: chunked, never both."),
    NO_SINGLE_HOST(
            400, "malformed", "The request cannot be read", "Send exactly one Host header with a name and a port."),
    OTHER_HOST(
            400,
            "malformed",
            "The request cannot be read",
            "The address names another host than the header Host; send the path alone, or the same host in both."),
    LATE(408, "timeout", "The request did not come", "Send the whole head of a request at once."),
    SLOW(408, "request-timeout", "The request came too slowly", "Send the body of a request without pauses."),
    UNKNOWN_CODING(
            501,
            "not-implemented",
            "This transfer coding is not spoken",
            "Send the body as it is, with a Content-Length or with Transfer-Encoding: chunked."),
    NO_WEBSOCKET(
            400,
            "malformed",
            "The request cannot be read",
            "Nothing here speaks WebSocket; live views are server-sent events."),
    NOT_HERE(
            404,
            "not-found",
            "There is nothing here",
            "Health and metrics of a service are asked of the service itself, not of the front door."),
    NO_SUCH_SERVICE(
            404,
            "not-found",
            "There is nothing here",
            "No service has that name; docs/running.md lists those that there are."),
    METHOD_NOT_ALLOWED(
            405,
            "method-not-allowed",
            "This address does not know that method",
            "The header Allow lists the methods of this address."),
    LONG_PATH(
            414,
            "address-too-long",
            "The path is too long",
            "Path and query may have 4 KiB together; put what is longer into a body."),
    NO_PARAMETERS(
            422,
            "invalid",
            "A value is not acceptable",
            "This address takes no parameters: it is JSON, and all of it."),
    LONG_HEADERS(
            431,
            "headers-too-long",
            "The headers are too long",
            "All headers may have 16 KiB together; a browser may hold cookies that can be deleted."),
    TOO_LARGE(
            413,
            "too-large",
            "The body is too large",
            "A body of more than 8 MiB passes no door of Firstline, unless it is a file."),
    BROKEN_OFF(
            502,
            "broken-off",
            "The service broke off",
            "The service ended while it worked on this; ask whether it was done, or send it again with the same Idempotency-Key."),
    UNAVAILABLE(
            503,
            "unavailable",
            "Not available for the moment",
            "The service is not running for the moment; nothing of this was done.");

    /** What to answer to a request that could not even be read as one. */
    static FrontDoorProblem ofUnread(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException _ -> LONG_PATH;
            case TooLongHttpHeaderException _ -> LONG_HEADERS;
            default -> UNREADABLE;
        };
    }

    private static final Pattern TRACE = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    private static final int MOST_ERRORS = 20;
    private static final int MOST_NAME = 100;

    static final String CONTENT_TYPE = "application/problem+json";

    private final int status;
    private final String slug;
    private final String title;
    private final String detail;

    FrontDoorProblem(int status, String slug, String title, String detail) {
        this.status = status;
        this.slug = slug;
        this.title = title;
        this.detail = detail;
    }

    int status() {
        return status;
    }

    /** The whole answer as it stands on the wire, for a request that never became one; the connection ends with it. */
    String raw() {
        var body = body(null);
        return "HTTP/1.1 " + status + " " + title + "\r\ncontent-type: " + CONTENT_TYPE
                + "\r\nconnection: close\r\ncontent-length: " + body.length() + "\r\n\r\n" + body;
    }

    /** The type, as docs/problems.md lists it. */
    String type() {
        return "urn:firstline:problem:" + slug;
    }

    /** The short text that is the same at every occurrence. */
    String title() {
        return title;
    }

    /** @param traceparent of the request; null for one that has none, whose instance is this answer's alone */
    String body(@Nullable String traceparent) {
        return object(traceparent).encode();
    }

    /**
     * The same, with what is wrong under {@code errors}, as the services list it.
     *
     * @param parameters names of those that may not stand in the query; none where the query is empty
     */
    String body(@Nullable String traceparent, Collection<String> parameters) {
        var errors = new JsonArray();
        parameters.stream()
                .sorted()
                .limit(MOST_ERRORS)
                .forEach(name -> errors.add(error(shortened(name), "this parameter is not known here; none is")));
        return object(traceparent)
                .put(
                        "errors",
                        errors.isEmpty()
                                ? errors.add(error("", "the query is empty; leave the question mark out"))
                                : errors)
                .encode();
    }

    private JsonObject object(@Nullable String traceparent) {
        return new JsonObject()
                .put("type", type())
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("instance", "urn:trace:" + trace(traceparent));
    }

    private static JsonObject error(String pointer, String detail) {
        return new JsonObject().put("pointer", pointer).put("detail", detail);
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= MOST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, MOST_NAME)) + "...";
    }

    private static String trace(@Nullable String traceparent) {
        var known = traceparent == null ? null : TRACE.matcher(traceparent);
        return known != null && known.matches()
                ? known.group(1)
                : UUID.randomUUID().toString().replace("-", "");
    }
}
