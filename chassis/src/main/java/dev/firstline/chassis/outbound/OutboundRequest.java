package dev.firstline.chassis.outbound;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * A request to the outside whose answer is read.
 *
 * @param tenant on whose behalf: each has a share of the lookups
 * @param body empty for GET
 * @param mostBytes of the answer's body
 * @param deadline of the whole exchange, from lookup to the last byte of the answer; drawn out, to twice as much at most, by what this process
 *     loses
 */
public record OutboundRequest(
        Method method,
        URI url,
        String tenant,
        Map<String, String> headers,
        byte[] body,
        int mostBytes,
        Duration deadline) {

    private static final byte[] NOTHING = {};

    /** What is asked for. */
    public enum Method {
        GET,
        POST
    }

    public OutboundRequest {
        headers = Map.copyOf(headers);
    }

    /** Asks for something. */
    public static OutboundRequest get(
            URI url, String tenant, Map<String, String> headers, int mostBytes, Duration deadline) {
        return new OutboundRequest(Method.GET, url, tenant, headers, NOTHING, mostBytes, deadline);
    }

    /** Sends something. */
    public static OutboundRequest post(
            URI url, String tenant, Map<String, String> headers, byte[] body, int mostBytes, Duration deadline) {
        return new OutboundRequest(Method.POST, url, tenant, headers, body, mostBytes, deadline);
    }

    /** Without headers and body, which may hold secrets. */
    @Override
    public String toString() {
        return method + " " + url.getHost();
    }
}
