package dev.firstline.notification.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import dev.firstline.chassis.outbound.CrowdedException;
import dev.firstline.chassis.outbound.OutboundHttp;
import dev.firstline.chassis.outbound.RefusedAddressException;
import dev.firstline.chassis.outbound.StalledException;
import dev.firstline.chassis.retry.RetryAfter;
import dev.firstline.notification.delivery.MessageId;
import dev.firstline.notification.retry.Answer;
import dev.firstline.notification.retry.Answer.Cause;
import dev.firstline.notification.subscription.WebhookSecret;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/** Posts an alert, signed by the Standard Webhooks specification. */
@ApplicationScoped
public class WebhookSender {

    private final OutboundHttp http;
    private final Clock clock = Clock.systemUTC();

    WebhookSender(OutboundHttp http) {
        this.http = http;
    }

    /**
     * Posts, once.
     *
     * @param tenant on whose behalf
     * @param content in the form that the subscription asks for; its body is what is signed
     * @param secrets each signs; a receiver accepts any one
     */
    public CompletionStage<Answer> send(
            URI url,
            String tenant,
            UUID delivery,
            WebhookContent content,
            List<WebhookSecret> secrets,
            Duration timeout) {
        var id = MessageId.of(delivery);
        long timestamp = clock.instant().getEpochSecond();
        var headers = new HashMap<>(content.headers());
        headers.put("user-agent", "Firstline/1.0");
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(timestamp));
        headers.put(
                "webhook-signature",
                secrets.stream()
                        .map(secret -> sign(secret, id, timestamp, content.body()))
                        .collect(Collectors.joining(" ")));
        return http.post(url, tenant, headers, content.body().getBytes(StandardCharsets.UTF_8), timeout)
                .handle((answer, failure) -> failure == null ? replied(answer) : failed(failure));
    }

    private Answer replied(OutboundHttp.Answer answer) {
        boolean busy = answer.status() == 429 || answer.status() == 503;
        return new Answer.Replied(
                answer.status(),
                answer.status() >= 200 && answer.status() < 300,
                busy ? RetryAfter.read(answer.retryAfter(), clock.instant()) : Optional.empty());
    }

    private static String sign(WebhookSecret secret, String id, long timestamp, String payload) {
        try {
            return new Webhook(secret.value()).sign(id, timestamp, payload);
        } catch (WebhookSigningException | EmptyWebhookSecretException e) {
            throw new IllegalStateException("every valid secret signs", e);
        }
    }

    private static Answer failed(Throwable failure) {
        var reason =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return reason instanceof CrowdedException || reason instanceof StalledException
                ? new Answer.Postponed()
                : new Answer.Silent(cause(reason));
    }

    private static Cause cause(Throwable reason) {
        return switch (reason) {
            case RefusedAddressException e -> Cause.REFUSED_ADDRESS;
            case UnknownHostException e -> Cause.UNKNOWN_HOST;
            case TimeoutException e -> Cause.TIMEOUT;
            case SSLException e -> Cause.TLS;
            case ConnectException e -> Cause.UNREACHABLE;
            default -> Cause.BROKEN;
        };
    }
}
