package dev.firstline.contracts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it travels: CloudEvents 1.0, Kafka binary mode, the attributes as {@code ce_*} headers.
 *
 * @param id UUIDv7, {@code ce_id}; the key by which a consumer knows a duplicate
 * @param source who says it, {@code ce_source}, such as {@code /firstline/intake-service}
 * @param tenant whose data it is, extension {@code ce_firstlinetenant}
 * @param traceparent W3C trace context of the work that caused it, or null
 * @param data the fact; {@code ce_type}, {@code ce_subject} and {@code ce_time} are read from it
 */
public record EventEnvelope<E extends Event>(
        UUID id, String source, TenantPath tenant, @Nullable String traceparent, E data) {

    /** The CloudEvents type of the fact, such as {@code ticket.opened}. */
    public String type() {
        return EventCatalog.of(data.getClass()).type();
    }
}
