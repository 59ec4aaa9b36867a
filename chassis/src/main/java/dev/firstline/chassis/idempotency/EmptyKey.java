package dev.firstline.chassis.idempotency;

import dev.firstline.chassis.problem.Problem;
import io.vertx.core.http.HttpServerRequest;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses an {@code Idempotency-Key} without a value. It reaches no resource, as if it had not been sent; but whoever sent it counts on
 * being answered once.
 */
public class EmptyKey {

    @ServerRequestFilter
    void refuse(HttpServerRequest request) {
        var key = request.getHeader("Idempotency-Key");
        if (key != null && key.isBlank()) {
            throw Problem.invalid("Idempotency-Key", "must have a value; leave the header out to send without one");
        }
    }
}
