package dev.firstline.devstack.frontdoor;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The OpenAPI document of all services together; it says what was built, whether the services are up or not. */
final class WholeDescription {

    private static final String PATH = "/openapi";
    private static final Buffer DOCUMENT = read();

    private WholeDescription() {}

    static boolean isAskedFor(HttpServerRequest request) {
        return PATH.equals(request.path())
                && (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD));
    }

    static void answer(HttpServerRequest request) {
        request.response().putHeader("content-type", "application/json");
        if (request.method().equals(HttpMethod.HEAD)) {
            request.response()
                    .putHeader("content-length", Integer.toString(DOCUMENT.length()))
                    .end();
        } else {
            request.response().end(DOCUMENT);
        }
    }

    private static Buffer read() {
        try (InputStream document = WholeDescription.class.getResourceAsStream("/openapi/firstline.json")) {
            if (document == null) {
                throw new IllegalStateException("built without docs/openapi/firstline.json");
            }
            return Buffer.buffer(document.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
