package dev.firstline.chassis.http;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Every body but a file's is UTF-8, of whatever media type: anything else is refused before it is parsed, since parsers guess, or put
 * in what was not sent. A byte order mark may stand before YAML and calendars, where editors write it; JSON has none
 * (RFC 8259, section 8.1). What is compressed is said to be so, also of a file, which would be kept as what it is not.
 */
@Provider
public class Utf8Bodies implements ReaderInterceptor {

    @ServerRequestFilter
    void charset(ContainerRequestContext request, ResourceInfo resource, RoutingContext context) {
        if (!BodyArrival.isAnnounced(context.request())) {
            // Some clients name a charset where there is nothing to read.
            return;
        }
        if (isEncoded(context.request().headers().getAll(HttpHeaders.CONTENT_ENCODING))) {
            throw new Problem(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "Send the body as it is, without a Content-Encoding; no compressed body is read.");
        }
        var type = type(request);
        var method = resource.getResourceMethod();
        if (method != null && method.isAnnotationPresent(FileBody.class)) {
            // A file is nobody's to read here.
            return;
        }
        var charset = type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !isUtf8(charset)) {
            throw new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the body as UTF-8; no other charset is read.");
        }
    }

    /** The one that the head names; null when it names none. Whoever asks the library twice about one that is none is told that there is none. */
    private static @Nullable MediaType type(ContainerRequestContext request) {
        var named = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        try {
            var type = named == null ? null : MediaType.valueOf(named);
            if (type == null || !type.isWildcardType() && !type.isWildcardSubtype()) {
                return type;
            }
        } catch (IllegalArgumentException unreadable) {
            // Told below.
        }
        throw new Problem(
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                "Content-Type names no media type; write that of the body, such as application/json.");
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        boolean json = context.getMediaType() == null
                || context.getMediaType().getSubtype().toLowerCase(Locale.ROOT).endsWith("json");
        context.setInputStream(new Utf8Stream(context.getInputStream(), !json));
        try {
            return context.proceed();
        } catch (CharConversionException e) {
            throw new Problem(ProblemType.MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    private static boolean isEncoded(List<String> codings) {
        return codings.stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .anyMatch(coding -> !coding.isEmpty() && !coding.equalsIgnoreCase("identity"));
    }

    private static boolean isUtf8(String charset) {
        var name = charset.replace("\"", "").strip();
        return name.equalsIgnoreCase("utf-8") || name.equalsIgnoreCase("utf8") || name.equalsIgnoreCase("us-ascii");
    }
}
