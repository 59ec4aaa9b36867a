package dev.firstline.devstack.frontdoor;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** The OpenAPI document of all services together; it says what was built, whether the services are up or not. */
final class WholeDescription {

    private static final String PATH = "/openapi";
    private static final String ALLOWED = "GET, HEAD, OPTIONS";

    /** Named, and not with a weight of nothing. */
    private static final Pattern GZIP =
            Pattern.compile("(^|,)\\s*gzip\\s*(,|$|;\\s*q=(1|0\\.\\d*[1-9]))", Pattern.CASE_INSENSITIVE);

    private static final byte[] DOCUMENT = read();
    private static final byte[] COMPRESSED = compressed(DOCUMENT);

    private WholeDescription() {}

    static boolean isAskedFor(HttpServerRequest request) {
        return PATH.equals(request.path());
    }

    /** It is read, and nothing else. */
    static void answer(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD)) {
            send(request);
            return;
        }
        request.response().putHeader("allow", ALLOWED);
        if (request.method().equals(HttpMethod.OPTIONS)) {
            request.response().setStatusCode(204).end();
        } else {
            FrontDoor.refuse(request, FrontDoorProblem.METHOD_NOT_ALLOWED);
        }
    }

    private static void send(HttpServerRequest request) {
        String codings = request.getHeader("accept-encoding");
        boolean compressed = codings != null && GZIP.matcher(codings).find();
        byte[] body = compressed ? COMPRESSED : DOCUMENT;
        request.response()
                .putHeader("content-type", "application/json")
                .putHeader("vary", "Accept-Encoding")
                .putHeader("content-length", Integer.toString(body.length));
        if (compressed) {
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

    private static byte[] read() {
        try (InputStream document = WholeDescription.class.getResourceAsStream("/openapi/firstline.json")) {
            if (document == null) {
                throw new IllegalStateException("built without docs/openapi/firstline.json");
            }
            return document.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
