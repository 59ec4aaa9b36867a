package dev.firstline.devstack.frontdoor;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.ProxyRequest;
import java.util.List;

/** What the services learn of the way that a request took; nothing of it is taken from the outside. */
final class ForwardedHeaders {

    /** Headers by which a caller could pretend to be elsewhere, or mean another path or method than it shows. */
    private static final List<String> NEVER_FROM_OUTSIDE = List.of(
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-prefix",
            "x-forwarded-proto",
            "x-forwarded-ssl",
            "x-http-method-override",
            "x-original-url",
            "x-rewrite-url");

    private ForwardedHeaders() {}

    static void set(ProxyRequest outgoing) {
        HttpServerRequest incoming = outgoing.proxiedRequest();
        NEVER_FROM_OUTSIDE.forEach(outgoing.headers()::remove);
        outgoing.putHeader("X-Forwarded-For", incoming.remoteAddress().hostAddress());
        outgoing.putHeader("X-Forwarded-Proto", "http");
        if (incoming.authority() != null) {
            // The address that the user sees stays the Host, so that links and redirects lead back to this door.
            outgoing.setAuthority(incoming.authority());
            outgoing.putHeader("X-Forwarded-Host", incoming.authority().toString());
        }
    }
}
