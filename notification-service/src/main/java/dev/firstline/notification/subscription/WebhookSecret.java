package dev.firstline.notification.subscription;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * A symmetric signing secret as Standard Webhooks writes it: {@code whsec_} and the base64 of 24 to 64 bytes.
 *
 * @param value the whole text
 */
public record WebhookSecret(String value) {

    private static final String PREFIX = "whsec_";
    private static final int MIN_BYTES = 24;
    private static final int MAX_BYTES = 64;
    private static final int OWN_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** @throws IllegalArgumentException when it is none */
    public WebhookSecret {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a webhook secret");
        }
    }

    /** A new one of 32 random bytes. */
    static WebhookSecret generate() {
        var bytes = new byte[OWN_BYTES];
        RANDOM.nextBytes(bytes);
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    static boolean isValid(String text) {
        if (!text.startsWith(PREFIX)) {
            return false;
        }
        try {
            int length = Base64.getDecoder().decode(text.substring(PREFIX.length())).length;
            return length >= MIN_BYTES && length <= MAX_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Hides the value from logs. */
    @Override
    public String toString() {
        return "whsec_***";
    }
}
