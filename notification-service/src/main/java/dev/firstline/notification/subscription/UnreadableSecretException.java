package dev.firstline.notification.subscription;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A webhook's secret was sealed under a key that this service was not told, so nothing can be signed for its receiver. */
public final class UnreadableSecretException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableSecretException(UUID subscription, @Nullable String sealedUnder, String known) {
        super("The secret of subscription " + subscription + " is encrypted under "
                + (sealedUnder == null ? "another key" : "the key " + sealedUnder) + ", and this service has only "
                + known + ": put that key into FIRSTLINE_OLD_SECRET_KEYS, or where it is lost give the webhook a new"
                + " secret (POST /v1/subscriptions/" + subscription + "/rotate-secret)");
    }
}
