package dev.firstline.chassis.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Counts a stream of events that its client closes, in {@code http.server.requests}, as the success that it was all the while: to close it is
 * the only way to end it. The library counts whatever breaks off as a fault of the client ({@code status="RESET"}), which would make half of all
 * requests of the console look like one.
 */
class EndedStreams {

    private static final String REQUESTS = "http.server.requests";
    private static final String STATUS = "status";
    private static final List<Tag> SUCCESS = List.of(Tag.of(STATUS, "200"), Tag.of("outcome", "SUCCESS"));

    @Produces
    @Singleton
    MeterFilter endedStreams(AllowedMethods addresses) {
        return filter((path, method) -> addresses.formats(path, method).contains(MediaType.SERVER_SENT_EVENTS_TYPE));
    }

    /** @param isStream whether a template of a path answers to a method with a stream */
    static MeterFilter filter(BiPredicate<String, String> isStream) {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                return id.getName().equals(REQUESTS)
                                && "RESET".equals(id.getTag(STATUS))
                                && isStream.test(String.valueOf(id.getTag("uri")), String.valueOf(id.getTag("method")))
                        ? id.replaceTags(tags(id))
                        : id;
            }
        };
    }

    private static Iterable<Tag> tags(Meter.Id id) {
        return Tags.of(id.getTagsAsIterable()).and(SUCCESS);
    }
}
