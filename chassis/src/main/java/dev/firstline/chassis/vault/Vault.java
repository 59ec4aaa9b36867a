package dev.firstline.chassis.vault;

import dev.firstline.chassis.http.KeyRing;
import dev.firstline.chassis.http.KeyUse;
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

/**
 * Secrets at rest: AES-256-GCM under a key of their own, bound to the tenant and the id of the row, so that a row copied to
 * another place cannot be opened there. What was sealed under an old key can be opened as long as the key is told.
 */
public final class Vault {

    private static final byte FORMAT = 1;
    private static final int NONCE_BYTES = 12;
    private static final int START = 1 + NONCE_BYTES;
    private static final int TAG_BITS = 128;

    private final KeyRing keys;
    private final KeyUse use;
    private final SecureRandom random = new SecureRandom();

    /** @param use what the secrets are for; each has a key of its own */
    public Vault(KeyRing keys, KeyUse use) {
        this.keys = keys;
        this.use = use;
    }

    /** The name of the key under which is sealed now, to be kept beside what is sealed. */
    public String keyId() {
        return keys.id();
    }

    /** The names of all keys that there are; for messages. */
    public String keyIds() {
        return keys.ids();
    }

    /** Encrypts. */
    public byte[] seal(String secret, String tenant, UUID row) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(keys.forWriting(use), Cipher.ENCRYPT_MODE, nonce, tenant, row)
                    .doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(START + sealed.length)
                    .put(FORMAT)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /** Decrypts; empty when it was sealed under a key that is not there, for another place, or has been changed. */
    public Optional<String> find(byte[] sealed, String tenant, UUID row) {
        return keys.read(use, key -> open(key, sealed, tenant, row));
    }

    /** Whether no old key is needed to open it. */
    public boolean isUnderPresentKey(byte[] sealed, String tenant, UUID row) {
        return open(keys.forWriting(use), sealed, tenant, row).isPresent();
    }

    private static Optional<String> open(SecretKeySpec key, byte[] sealed, String tenant, UUID row) {
        if (sealed.length <= START || sealed[0] != FORMAT) {
            return Optional.empty();
        }
        try {
            var nonce = Arrays.copyOfRange(sealed, 1, START);
            return Optional.of(new String(
                    cipher(key, Cipher.DECRYPT_MODE, nonce, tenant, row).doFinal(sealed, START, sealed.length - START),
                    StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(SecretKeySpec key, int mode, byte[] nonce, String tenant, UUID row)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((tenant + "\u001f" + row).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
