package dev.firstline.notification.subscription;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** In which form a webhook is posted. The signature of Standard Webhooks is on all of them. */
@Schema(name = "WebhookFormat")
public enum WebhookFormat {
    /** The payload of Standard Webhooks: type, id, timestamp, tenant and data in one JSON object. */
    STANDARD,
    /** CloudEvents 1.0 over HTTP in binary mode: the attributes as {@code ce-*} headers, the data as the body. */
    CLOUDEVENTS_BINARY,
    /** CloudEvents 1.0 over HTTP in structured mode: attributes and data in one {@code application/cloudevents+json}. */
    CLOUDEVENTS_STRUCTURED
}
