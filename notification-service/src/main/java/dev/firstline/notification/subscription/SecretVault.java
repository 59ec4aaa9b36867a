package dev.firstline.notification.subscription;

import dev.firstline.chassis.http.SecretKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Signing secrets at rest: AES-256-GCM under a key of its own, bound to tenant and subscription, so that a row copied to
 * another place cannot be opened there.
 */
@ApplicationScoped
public class SecretVault {

    private static final byte FORMAT = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    SecretVault(@ConfigProperty(name = "firstline.secret-key") String secretKey) {
        this.key = SecretKey.of(secretKey).forPurpose("webhook-secret");
    }

    /** Encrypts. */
    byte[] seal(WebhookSecret secret, String tenant, UUID subscription) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, tenant, subscription)
                    .doFinal(secret.value().getBytes(StandardCharsets.US_ASCII));
            return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
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
     * @throws IllegalStateException when it was sealed under another key, or for another place
     */
    public WebhookSecret open(byte[] sealed, String tenant, UUID subscription) {
        try {
            if (sealed[0] != FORMAT) {
                throw new GeneralSecurityException("unknown format");
            }
            var nonce = ByteBuffer.wrap(sealed, 1, NONCE_BYTES);
            var bytes = new byte[NONCE_BYTES];
            nonce.get(bytes);
            int start = 1 + NONCE_BYTES;
            return new WebhookSecret(new String(
                    cipher(Cipher.DECRYPT_MODE, bytes, tenant, subscription)
                            .doFinal(sealed, start, sealed.length - start),
                    StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "the secret of subscription " + subscription + " was sealed under another firstline.secret-key", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String tenant, UUID subscription) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((tenant + "\u001f" + subscription).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
