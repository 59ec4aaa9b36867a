package dev.firstline.notification.subscription;

import dev.firstline.chassis.http.KeyRing;
import dev.firstline.chassis.http.KeyUse;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signing secrets at rest: AES-256-GCM under a key of its own, bound to tenant and subscription, so that a row copied to
 * another place cannot be opened there. What was sealed under an old key can be opened as long as the key is told.
 */
@ApplicationScoped
public class SecretVault {

    private static final byte FORMAT = 1;
    private static final int NONCE_BYTES = 12;
    private static final int START = 1 + NONCE_BYTES;
    private static final int TAG_BITS = 128;

    private final KeyRing keys;
    private final SecureRandom random = new SecureRandom();

    SecretVault(KeyRing keys) {
        this.keys = keys;
    }

    /** The name of the key under which is sealed now. */
    String keyId() {
        return keys.id();
    }

    /** Encrypts. */
    byte[] seal(WebhookSecret secret, String tenant, UUID subscription) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(
                            keys.forWriting(KeyUse.WEBHOOK_SECRET), Cipher.ENCRYPT_MODE, nonce, tenant, subscription)
                    .doFinal(secret.value().getBytes(StandardCharsets.US_ASCII));
            return ByteBuffer.allocate(START + sealed.length)
                    .put(FORMAT)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /**
     * Decrypts.
     *
     * @param sealedUnder the name of the key, as far as that was noted
     * @throws UnreadableSecretException when it was sealed under a key that is not there, or for another place
     */
    public WebhookSecret open(byte[] sealed, @Nullable String sealedUnder, String tenant, UUID subscription) {
        return find(sealed, tenant, subscription)
                .orElseThrow(() -> new UnreadableSecretException(subscription, sealedUnder, keys.ids()));
    }

    /** As {@link #open}; empty when that is not possible. */
    Optional<WebhookSecret> find(byte[] sealed, String tenant, UUID subscription) {
        return keys.read(KeyUse.WEBHOOK_SECRET, key -> open(key, sealed, tenant, subscription));
    }

    /** Whether no old key is needed to open it. */
    boolean isUnderPresentKey(byte[] sealed, String tenant, UUID subscription) {
        return open(keys.forWriting(KeyUse.WEBHOOK_SECRET), sealed, tenant, subscription)
                .isPresent();
    }

    private static Optional<WebhookSecret> open(SecretKeySpec key, byte[] sealed, String tenant, UUID subscription) {
        if (sealed.length <= START || sealed[0] != FORMAT) {
            return Optional.empty();
        }
        try {
            var nonce = Arrays.copyOfRange(sealed, 1, START);
            return Optional.of(new WebhookSecret(new String(
                    cipher(key, Cipher.DECRYPT_MODE, nonce, tenant, subscription)
                            .doFinal(sealed, START, sealed.length - START),
                    StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(SecretKeySpec key, int mode, byte[] nonce, String tenant, UUID subscription)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((tenant + "\u001f" + subscription).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
