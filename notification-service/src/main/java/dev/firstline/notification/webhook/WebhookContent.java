package dev.firstline.notification.webhook;

import dev.firstline.notification.alert.Alert;
import dev.firstline.notification.subscription.WebhookFormat;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is posted of an alert in the form that its subscription asks for. It depends on nothing that changes from one attempt to the next
 * but the form itself and the address of the front door.
 *
 * @param headers of the form; those of the signature come to them
 * @param body what is signed
 */
public record WebhookContent(Map<String, String> headers, String body) {

    /**
     * Writes a kept alert in a form.
     *
     * @param kept as {@link Alert#kept()} wrote it
     * @param ticket that it is about; null when it is about none
     * @param traceparent of its event; null when it had none
     * @param origin scheme and authority of the front door
     */
    public static WebhookContent of(
            WebhookFormat format, String kept, @Nullable UUID ticket, @Nullable String traceparent, String origin) {
        return switch (format) {
            case STANDARD -> new WebhookContent(Map.of("content-type", "application/json"), kept);
            case CLOUDEVENTS_BINARY ->
                CloudEvent.of(Alert.of(kept), ticket, traceparent, origin).binary();
            case CLOUDEVENTS_STRUCTURED ->
                CloudEvent.of(Alert.of(kept), ticket, traceparent, origin).structured();
        };
    }
}
