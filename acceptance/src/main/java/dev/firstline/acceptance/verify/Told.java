package dev.firstline.acceptance.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import dev.firstline.contracts.EventCatalog;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.Topic;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the proof keeps of an event: read without the records of the contracts, so that an error in them cannot hide itself. None of it
 * is a word of a person.
 *
 * @param born when the event was made: the time within its id, or that of its coming when the id has none
 * @param ticket the key where it is an id, which is the ticket's in most events
 * @param version of the ticket
 * @param ref the clock, decision, escalation, delivery or subscription that it tells of
 * @param happened when the fact happened, in microseconds
 * @param fired when the timer noticed
 * @param detail of a warning: which one; of a correction: how the clock stands now; of a breach: whether it is provisional;
 *     of words: who sees them
 */
record Told(
        UUID id,
        String type,
        String tenant,
        Instant born,
        @Nullable UUID ticket,
        @Nullable Long version,
        @Nullable UUID ref,
        @Nullable Instant happened,
        @Nullable Instant fired,
        @Nullable String detail) {

    private static final JsonFactory JSON = new JsonFactory();

    private static final Map<Topic, String> REF = Map.of(
            Topic.DIAGNOSIS, "diagnosisId",
            Topic.ESCALATION, "escalationId",
            Topic.SLA, "clockId",
            Topic.NOTIFICATION, "deliveryId");

    private static final Set<String> FIELDS = Set.of(
            "occurredAt",
            "firedAt",
            "version",
            "ticketVersion",
            "diagnosisId",
            "escalationId",
            "clockId",
            "deliveryId",
            "subscriptionId",
            "percent",
            "before",
            "dueAt",
            "provisional",
            "state",
            "visibility");

    /** Why a record is no event to the proof. */
    enum Unreadable {
        /** Of a type that is not known here: a newer version wrote it. */
        TYPE,
        /** Headers or body are not those of an event. */
        RECORD
    }

    /**
     * Reads one.
     *
     * @param headers the CloudEvents attributes by their names on the topic
     * @param at when it came to the topic
     * @throws UnreadableException when it is no event that is known here
     */
    static Told read(
            Topic topic, Map<String, String> headers, @Nullable String key, byte @Nullable [] value, Instant at)
            throws UnreadableException {
        var id = uuid(headers.get("ce_id"));
        var type = headers.getOrDefault("ce_type", "");
        var tenant = headers.getOrDefault("ce_firstlinetenant", "");
        if (id == null || type.isEmpty() || !headers.containsKey("ce_source") || !TenantPath.isValid(tenant)) {
            throw new UnreadableException(Unreadable.RECORD);
        }
        if (EventCatalog.byType(type).isEmpty()) {
            throw new UnreadableException(Unreadable.TYPE);
        }
        var fields = fields(value);
        var version = fields.getOrDefault("version", fields.get("ticketVersion"));
        try {
            return new Told(
                    id,
                    type,
                    tenant,
                    born(id, at),
                    uuid(key),
                    version == null ? null : Long.valueOf(version),
                    uuid(fields.getOrDefault(REF.getOrDefault(topic, ""), fields.get("subscriptionId"))),
                    instant(fields.get("occurredAt")),
                    instant(fields.get("firedAt")),
                    detail(type, fields));
        } catch (DateTimeException | NumberFormatException e) {
            throw new UnreadableException(Unreadable.RECORD);
        }
    }

    /** A line of the table of events, for {@code COPY}. */
    String line(Topic topic, int partition, long position, Instant at) {
        return topic.ordinal() + "\t" + partition + "\t" + position + "\t" + at + "\t" + id + "\t" + type + "\t"
                + tenant
                + "\t" + born + "\t" + text(ticket) + "\t" + text(version) + "\t" + text(ref) + "\t" + text(happened)
                + "\t" + text(fired) + "\t" + text(detail) + "\n";
    }

    private static String text(@Nullable Object value) {
        return value == null ? "\\N" : value.toString().replace("\\", "\\\\").replaceAll("[\\t\\n\\r\\u0000]", " ");
    }

    private static @Nullable String detail(String type, Map<String, String> fields) {
        return switch (type) {
            case "sla.warned" -> fields.get("percent") + " % / " + fields.get("before") + " of " + fields.get("dueAt");
            case "sla.corrected" -> fields.get("state");
            case "sla.breached" -> fields.get("provisional");
            case "ticket.communication-added" -> fields.get("visibility");
            default -> null;
        };
    }

    /** Version 7 of UUIDs begins with the milliseconds of its making. */
    private static Instant born(UUID id, Instant at) {
        var made = id.version() == 7 ? Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16) : at;
        return made.isBefore(at) ? made : at;
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
    }

    /** The fields of the body that the proof looks at; those within others are none of its. */
    private static Map<String, String> fields(byte @Nullable [] value) throws UnreadableException {
        var fields = new HashMap<String, String>();
        if (value == null) {
            throw new UnreadableException(Unreadable.RECORD);
        }
        try (var json = JSON.createParser(value)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableException(Unreadable.RECORD);
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var name = json.currentName();
                var token = json.nextToken();
                if (token.isScalarValue() && token != JsonToken.VALUE_NULL && FIELDS.contains(name)) {
                    fields.put(name, json.getText());
                } else {
                    json.skipChildren();
                }
            }
            return fields;
        } catch (IOException e) {
            throw new UnreadableException(Unreadable.RECORD);
        }
    }

    /** The record is no event that is known here. */
    static final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1;

        private final Unreadable why;

        UnreadableException(Unreadable why) {
            super(why.name(), null, false, false);
            this.why = why;
        }

        Unreadable why() {
            return why;
        }
    }
}
