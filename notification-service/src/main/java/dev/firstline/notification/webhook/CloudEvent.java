package dev.firstline.notification.webhook;

import dev.firstline.contracts.EventCatalog;
import dev.firstline.notification.alert.Alert;
import dev.firstline.notification.eventtype.EventSchemas;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An alert as a CloudEvent, version 1.0 of the specification. The source is the tenant whose event it is, at the address of this installation; the
 * type is the one that the event has everywhere else (ADR 0046).
 *
 * @param attributes by name, in the order in which they are written, all of them texts that JSON need not escape
 * @param data the event's own JSON
 */
record CloudEvent(SequencedMap<String, String> attributes, String data) {

    private static final String JSON = "application/json";
    private static final String STRUCTURED = "application/cloudevents+json";

    /** What stands in a header of Kafka was written by whoever may write there; only what is a trace context is passed on. */
    private static final Pattern TRACE_PARENT = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    /**
     * The event of an alert.
     *
     * @param ticket that it is about; null when it is about none
     * @param traceparent W3C trace context of what caused it; null when there is none
     * @param origin scheme and authority of the front door, such as {@code https://desk.contoso.example}
     */
    static CloudEvent of(Alert alert, @Nullable UUID ticket, @Nullable String traceparent, String origin) {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("specversion", "1.0");
        attributes.put("id", alert.id());
        attributes.put("source", origin + "/tenants/" + alert.tenant());
        attributes.put("type", alert.type());
        if (ticket != null) {
            attributes.put("subject", ticket.toString());
        }
        attributes.put("time", alert.timestamp());
        attributes.put("datacontenttype", JSON);
        if (EventCatalog.byType(alert.type()).isPresent()) {
            attributes.put("dataschema", origin + EventSchemas.path(alert.type()));
        }
        attributes.put("firstlinetenant", alert.tenant());
        if (traceparent != null && TRACE_PARENT.matcher(traceparent).matches()) {
            attributes.put("traceparent", traceparent);
        }
        return new CloudEvent(attributes, alert.data());
    }

    /** In binary mode: attributes are headers, but the type of the data is that of the body. */
    WebhookContent binary() {
        var headers = new HashMap<String, String>();
        headers.put("content-type", JSON);
        attributes.forEach((name, value) -> {
            if (!name.equals("datacontenttype")) {
                headers.put("ce-" + name, HeaderText.of(value));
            }
        });
        return new WebhookContent(headers, data);
    }

    /** In structured mode: all of it is one JSON object, by the JSON event format. */
    WebhookContent structured() {
        var members = attributes.entrySet().stream()
                .map(attribute -> "\"" + attribute.getKey() + "\":\"" + attribute.getValue() + "\",")
                .collect(Collectors.joining());
        return new WebhookContent(Map.of("content-type", STRUCTURED), "{" + members + "\"data\":" + data + "}");
    }
}
