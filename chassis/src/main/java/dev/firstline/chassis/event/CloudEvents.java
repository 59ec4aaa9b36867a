package dev.firstline.chassis.event;

import static dev.firstline.chassis.event.UnreadableEventException.Cause.BODY;
import static dev.firstline.chassis.event.UnreadableEventException.Cause.HEADERS;
import static dev.firstline.chassis.event.UnreadableEventException.Cause.TYPE;

import dev.firstline.contracts.Event;
import dev.firstline.contracts.EventCatalog;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.TenantPath;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** CloudEvents 1.0 in Kafka's binary content mode: attributes as headers, the bare JSON of the fact as value. */
public final class CloudEvents {

    private static final String TENANT = "ce_firstlinetenant";
    private static final String TRACEPARENT = "traceparent";

    private CloudEvents() {}

    /** The headers of an event, in the order in which they are written. */
    public static Map<String, String> headers(EventEnvelope<?> envelope) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", envelope.id().toString());
        headers.put("ce_source", envelope.source());
        headers.put("ce_type", envelope.type());
        headers.put("ce_subject", envelope.data().subject());
        headers.put("ce_time", envelope.data().occurredAt().toString());
        headers.put("ce_partitionkey", envelope.data().subject());
        headers.put(TENANT, envelope.tenant().value());
        headers.put("content-type", "application/json");
        if (envelope.traceparent() != null) {
            headers.put(TRACEPARENT, envelope.traceparent());
        }
        return headers;
    }

    /**
     * The event that a record carries.
     *
     * @throws UnreadableEventException when it carries none that this version can read
     */
    public static EventEnvelope<?> read(ConsumerRecord<byte[], byte[]> record) {
        return read(record.headers(), record.value());
    }

    /** As {@link #read(ConsumerRecord)}, from its parts. */
    public static EventEnvelope<?> read(Headers headers, byte @Nullable [] value) {
        var id = id(headers);
        var type = required(headers, "ce_type");
        var source = required(headers, "ce_source");
        var tenant = tenant(headers);
        var entry = EventCatalog.byType(type)
                .orElseThrow(() -> new UnreadableEventException(TYPE, "unknown event type '" + shortened(type) + "'"));
        if (value == null) {
            throw new UnreadableEventException(BODY, "the record has no value");
        }
        Event event = EventJson.read(value, entry.record());
        return new EventEnvelope<>(id, source, tenant, text(headers, TRACEPARENT), event);
    }

    /** The text of a header; null when it is absent. */
    public static @Nullable String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static UUID id(Headers headers) {
        try {
            return UUID.fromString(required(headers, "ce_id"));
        } catch (IllegalArgumentException e) {
            throw new UnreadableEventException(HEADERS, "ce_id is not a UUID");
        }
    }

    private static TenantPath tenant(Headers headers) {
        var text = required(headers, TENANT);
        if (!TenantPath.isValid(text)) {
            throw new UnreadableEventException(HEADERS, TENANT + " is not a tenant path");
        }
        return new TenantPath(text);
    }

    private static String required(Headers headers, String name) {
        var text = text(headers, name);
        if (text == null) {
            throw new UnreadableEventException(HEADERS, "the header " + name + " is missing");
        }
        return text;
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80);
    }
}
