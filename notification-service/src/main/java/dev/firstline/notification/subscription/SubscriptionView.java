package dev.firstline.notification.subscription;

import dev.firstline.contracts.notification.Channel;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as the API shows it.
 *
 * @param url without its query for those who may only read, since some receivers put a key there
 * @param format in which form a webhook is posted; absent for e-mail
 * @param secret only in the answer to the request that made it
 * @param previousSecretUntil until when alerts are signed with the former secret as well
 * @param disabledReason why it is off: BY_HAND, FAILING, GONE, UNCONFIRMED while an e-mail address has not agreed, RETRACTED when its
 *     reader has unsubscribed
 * @param confirmedAt when the e-mail address agreed; absent for webhooks and while it has not
 * @param failingSince since when no attempt has succeeded; absent while the endpoint is well
 */
public record SubscriptionView(
        UUID id,
        String tenant,
        Channel channel,
        @Nullable String url,
        @Nullable String email,
        @Nullable WebhookFormat format,
        List<String> eventTypes,
        @Nullable String description,
        Subscription.State state,
        @Nullable String disabledReason,
        @Nullable String secret,
        @Nullable Instant previousSecretUntil,
        @Nullable Instant failingSince,
        @Nullable Instant confirmedAt,
        long version,
        Instant createdAt,
        Instant changedAt) {

    static SubscriptionView of(Subscription row, boolean whole, Instant now, @Nullable Instant failingSince) {
        return new SubscriptionView(
                row.id,
                row.tenant,
                row.channel,
                whole || row.url == null ? row.url : withoutQuery(row.url),
                row.email,
                row.channel == Channel.WEBHOOK ? row.format : null,
                row.eventTypes,
                row.description,
                row.state,
                row.disabledReason,
                null,
                row.previousSecretUntil == null || row.previousSecretUntil.isBefore(now)
                        ? null
                        : row.previousSecretUntil,
                failingSince,
                row.confirmedAt,
                row.version,
                row.createdAt,
                row.changedAt);
    }

    SubscriptionView withSecret(WebhookSecret shownOnce) {
        return new SubscriptionView(
                id,
                tenant,
                channel,
                url,
                email,
                format,
                eventTypes,
                description,
                state,
                disabledReason,
                shownOnce.value(),
                previousSecretUntil,
                failingSince,
                confirmedAt,
                version,
                createdAt,
                changedAt);
    }

    private static String withoutQuery(String url) {
        int mark = url.indexOf('?');
        return mark < 0 ? url : url.substring(0, mark) + "?***";
    }
}
