package dev.firstline.chassis.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an answer's body before it is sent, in the thread that made it: its entity tag, nothing where the caller has it
 * already, and gzip where the caller takes that.
 *
 * <p>What is asked for with a cookie is sent as it is. Whoever can make a browser ask, and sees how long the answers are, could
 * otherwise guess at what stands beside his own words (BREACH); a bearer token is sent by nobody's page but the caller's own.
 */
public class Representations {

    /** After all other filters. */
    private static final int LAST = 1;

    /** Shorter ones do not get smaller than the packet that they fit into. */
    private static final int LEAST_COMPRESSED = 1_024;

    private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final ObjectMapper json;

    Representations(ObjectMapper json) {
        this.json = json;
    }

    @ServerResponseFilter(priority = LAST)
    void represent(
            ContainerRequestContext request, ContainerResponseContext response, @Nullable ResourceInfo resource) {
        var type = type(response, resource);
        if (type == null || !response.hasEntity() || !isText(type)) {
            return;
        }
        var headers = response.getHeaders();
        boolean mayCompress = request.getHeaders().getFirst(HttpHeaders.COOKIE) == null;
        if (mayCompress) {
            headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        boolean compresses =
                mayCompress && AcceptedCodings.takeGzip(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
        var stated = response.getHeaderString(HttpHeaders.ETAG);
        boolean isRead = READS.contains(request.getMethod());
        boolean tagged = isRead && stated != null && response.getStatus() == Response.Status.OK.getStatusCode();
        if (!compresses && !tagged && !request.getMethod().equals(HttpMethod.HEAD)) {
            return;
        }
        var body = bytes(response.getEntity(), type);
        if (body == null) {
            return;
        }
        compresses &= body.length >= LEAST_COMPRESSED;
        String tag = null;
        if (tagged) {
            tag = ETags.whole(stated, body, compresses);
            if (ETags.isKnown(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
                response.setStatus(Response.Status.NOT_MODIFIED.getStatusCode());
                response.setEntity(null);
                response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
                response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
                return;
            }
        }
        var sent = compresses ? Gzip.of(body) : body;
        response.setEntity(sent, response.getEntityAnnotations(), type);
        var now = response.getHeaders();
        if (tag != null) {
            now.putSingle(HttpHeaders.ETAG, tag);
        }
        if (compresses) {
            now.putSingle(HttpHeaders.CONTENT_ENCODING, AcceptedCodings.GZIP);
        }
        if (request.getMethod().equals(HttpMethod.HEAD)) {
            now.putSingle(HttpHeaders.CONTENT_LENGTH, Integer.toString(sent.length));
        }
    }

    /** As the answer says, or as its resource says of all its answers. */
    private static @Nullable MediaType type(ContainerResponseContext response, @Nullable ResourceInfo resource) {
        if (response.getMediaType() != null) {
            return response.getMediaType();
        }
        var method = resource == null ? null : resource.getResourceMethod();
        if (resource == null || method == null) {
            return null;
        }
        var own = method.getAnnotation(Produces.class);
        var shared = own == null ? resource.getResourceClass().getAnnotation(Produces.class) : own;
        return shared == null || shared.value().length != 1
                ? null
                : MediaType.valueOf(shared.value()[0]).withCharset(StandardCharsets.UTF_8.name());
    }

    /** Pages are left alone: they are for people with cookies. */
    private static boolean isText(MediaType type) {
        var subtype = type.getSubtype().toLowerCase(Locale.ROOT);
        return isJson(subtype)
                || subtype.equals("yaml")
                || type.getType().equalsIgnoreCase("text")
                        && !subtype.equals("html")
                        && !type.isCompatible(MediaType.SERVER_SENT_EVENTS_TYPE);
    }

    private static boolean isJson(String subtype) {
        return subtype.equals("json") || subtype.endsWith("+json");
    }

    private byte @Nullable [] bytes(Object entity, MediaType type) {
        if (entity instanceof byte[] bytes) {
            return bytes;
        }
        if (entity instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        if (!isJson(type.getSubtype().toLowerCase(Locale.ROOT))) {
            return null;
        }
        try {
            return json.writeValueAsBytes(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer can be written", e);
        }
    }
}
