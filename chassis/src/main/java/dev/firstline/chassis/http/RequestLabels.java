package dev.firstline.chassis.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Keeps what a client made up out of the labels of {@code http.server.requests}. The library writes the path of the request where no resource
 * answered it (a method that the address does not know, {@code OPTIONS}, a path that is no text): that carries ids and names, and a hundred of
 * them reach the limit of the meter, after which the addresses that are really asked are not counted any more. The same holds for methods.
 */
class RequestLabels {

    private static final String OF_THE_SERVER = "http.server.";
    private static final String URI = "uri";
    private static final String METHOD = "method";
    private static final String UNKNOWN = "UNKNOWN";

    /** What the library writes in place of a path. */
    private static final Set<String> WORDS = Set.of(UNKNOWN, "NOT_FOUND", "REDIRECTION", "root", "/cors-preflight");

    private static final Set<String> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    @Produces
    @Singleton
    MeterFilter requestLabels(AllowedMethods addresses) {
        return filter(addresses::isTemplate);
    }

    /** @param isTemplate whether a text is the template of an address of this service */
    static MeterFilter filter(Predicate<String> isTemplate) {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                if (!id.getName().startsWith(OF_THE_SERVER)) {
                    return id;
                }
                var uri = id.getTag(URI);
                var method = id.getTag(METHOD);
                var known = Tags.of(id.getTagsAsIterable());
                if (uri != null && !WORDS.contains(uri) && !isTemplate.test(uri)) {
                    known = known.and(Tag.of(URI, UNKNOWN));
                }
                if (method != null && !METHODS.contains(method)) {
                    known = known.and(Tag.of(METHOD, UNKNOWN));
                }
                return id.replaceTags(known);
            }
        };
    }
}
