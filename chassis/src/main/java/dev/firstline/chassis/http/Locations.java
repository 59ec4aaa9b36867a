package dev.firstline.chassis.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Where what was made can be read. Relative in every answer: how the caller reaches us is not ours to say. */
public final class Locations {

    private Locations() {}

    /**
     * An answer 201. Not {@link Response#created}, which makes the address whole by the host and port that the service believes to have.
     *
     * @param path from the root on, such as {@code /v1/tickets/7}
     */
    public static Response.ResponseBuilder created(String path) {
        return Response.status(Response.Status.CREATED).header(HttpHeaders.LOCATION, path);
    }
}
