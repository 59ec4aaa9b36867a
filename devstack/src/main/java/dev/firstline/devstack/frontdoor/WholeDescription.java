package dev.firstline.devstack.frontdoor;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A document of all services together that the door itself serves: OpenAPI for what is asked, AsyncAPI for what is told. It says what was
 * built, whether the services are up or not.
 */
final class WholeDescription {

    private static final String ALLOWED = "GET, HEAD, OPTIONS";

    /** Named, and not with a weight of nothing. */
    private static final Pattern GZIP =
            Pattern.compile("(^|,)\\s*gzip\\s*(,|$|;\\s*q=(1|0\\.\\d*[1-9]))", Pattern.CASE_INSENSITIVE);

    private static final Map<String, WholeDescription> BY_PATH = Map.of(
            "/openapi", new WholeDescription("openapi/firstline.json"),
            "/asyncapi", new WholeDescription("asyncapi/firstline.json"));

    private final byte[] document;
    private final byte[] compressed;

    /** @param file below {@code docs} */
    private WholeDescription(String file) {
        this.document = read(file);
        this.compressed = compressed(document);
    }

    /** The one that is served at a path; empty for other paths, and for none. */
    static Optional<WholeDescription> at(@Nullable String path) {
        return path == null ? Optional.empty() : Optional.ofNullable(BY_PATH.get(path));
    }

    /** It is read, and nothing else. */
    void answer(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD)) {
            if (request.query() == null) {
                send(request);
            } else {
                FrontDoorProblem problem = FrontDoorProblem.NO_PARAMETERS;
                String body = problem.body(
                        request.getHeader("traceparent"), request.params(true).names());
                FrontDoor.refuse(request, problem, body);
            }
            return;
        }
        request.response().putHeader("allow", ALLOWED);
        if (request.method().equals(HttpMethod.OPTIONS)) {
            request.response().setStatusCode(204).end();
        } else {
            FrontDoor.refuse(request, FrontDoorProblem.METHOD_NOT_ALLOWED);
        }
    }

    private void send(HttpServerRequest request) {
        String codings = request.getHeader("accept-encoding");
        boolean packed = codings != null && GZIP.matcher(codings).find();
        byte[] body = packed ? compressed : document;
        request.response()
                .putHeader("content-type", "application/json")
                .putHeader("vary", "Accept-Encoding")
                .putHeader("content-length", Integer.toString(body.length));
        if (packed) {
            request.response().putHeader("content-encoding", "gzip");
        }
        if (request.method().equals(HttpMethod.HEAD)) {
            request.response().end();
        } else {
            request.response().end(Buffer.buffer(body));
        }
    }

    private static byte[] compressed(byte[] document) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] read(String file) {
        try (InputStream document = WholeDescription.class.getResourceAsStream("/" + file)) {
            if (document == null) {
                throw new IllegalStateException("built without docs/" + file);
            }
            return document.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
