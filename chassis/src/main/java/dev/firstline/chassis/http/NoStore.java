package dev.firstline.chassis.http;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Answers are about persons and their tickets, for one caller: no cache between keeps them, and no browser writes them to
 * a disk. A resource that says otherwise itself is left alone.
 */
public class NoStore {

    @ServerResponseFilter
    void forbidCaches(ContainerResponseContext response) {
        response.getHeaders().putIfAbsent(HttpHeaders.CACHE_CONTROL, List.of("no-store"));
    }
}
