package dev.firstline.notification.dispatch;

import dev.firstline.contracts.notification.Channel;
import dev.firstline.notification.subscription.WebhookFormat;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A claimed delivery with all that is needed to send it.
 *
 * @param receiver whose place it takes: host and port of a URL, or the domain of a mail address; empty when it goes nowhere
 * @param traceparent of the event; null when it had none
 * @param attempts made before this one
 * @param lease the number of the claim; a result counts only while it is the latest
 * @param byHand asked for by a person: sent also while the subscription is switched off
 * @param failing whether the endpoint's latest attempt failed
 * @param target null when the subscription is gone
 */
record Job(
        UUID id,
        UUID subscription,
        String tenant,
        String receiver,
        Channel channel,
        UUID eventId,
        String eventType,
        @Nullable UUID ticketId,
        String payload,
        @Nullable String traceparent,
        int attempts,
        int lease,
        boolean byHand,
        boolean failing,
        @Nullable Target target) {

    /** The tenant at the root of the tenant's tree. */
    String tree() {
        int slash = tenant.indexOf('/');
        return slash < 0 ? tenant : tenant.substring(0, slash);
    }

    /**
     * Where it goes.
     *
     * @param agreed whether the address is a webhook's or has given its consent
     * @param consentUntil until when the address is asked for it; else null
     * @param format in which a webhook is posted; says nothing of a mail
     * @param secret sealed; null for e-mail
     * @param previousSecret sealed; only while both are used
     * @param sealedUnder the name of the key of both, where it was noted
     */
    record Target(
            boolean active,
            boolean agreed,
            @Nullable Instant consentUntil,
            @Nullable String url,
            @Nullable String email,
            WebhookFormat format,
            byte @Nullable [] secret,
            byte @Nullable [] previousSecret,
            @Nullable String sealedUnder) {}
}
