package dev.firstline.chassis.http;

import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The body of a request as a file. It is deleted with the end of the request, unless it was moved elsewhere meanwhile.
 *
 * @param path closed, not yet forced to the disk
 * @param bytes more than 0
 * @param sha256 of its content, in hexadecimal digits
 */
public record ArrivedFile(Path path, long bytes, String sha256) {

    private static final String KEY = "firstline.arrived";

    /** The file of a request of a {@link FileBody} method; empty when it had no body, or one without a byte. */
    public static Optional<ArrivedFile> of(RoutingContext context) {
        return Optional.ofNullable(context.get(KEY));
    }

    void putInto(RoutingContext context) {
        context.put(KEY, this);
    }
}
