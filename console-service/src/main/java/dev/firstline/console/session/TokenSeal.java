package dev.firstline.console.session;

import dev.firstline.chassis.http.KeyRing;
import dev.firstline.chassis.http.KeyUse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens at rest: AES-256-GCM, bound to the cookie that opens the session, which the database knows by its hash alone. Who
 * reads the database, or writes into it, gets no session of anybody. What was sealed under an old key can be opened as long as that
 * is told; it is not sealed anew, since a session is over after twelve hours anyway.
 */
final class TokenSeal {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final KeyRing keys;
    private final SecureRandom random = new SecureRandom();

    TokenSeal(KeyRing keys) {
        this.keys = keys;
    }

    byte[] seal(String cookie, String text) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(keys.forWriting(KeyUse.PAGE_SESSION), Cipher.ENCRYPT_MODE, nonce, cookie)
                    .doFinal(text.getBytes(StandardCharsets.UTF_8));
            var all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /** Empty when it was sealed for another cookie, or under a key that is not there any more. */
    Optional<String> open(String cookie, byte[] sealed) {
        return keys.read(KeyUse.PAGE_SESSION, key -> open(key, cookie, sealed));
    }

    private static Optional<String> open(SecretKeySpec key, String cookie, byte[] sealed) {
        try {
            var cipher = cipher(key, Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), cookie);
            return Optional.of(new String(
                    cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Cipher cipher(SecretKeySpec key, int mode, byte[] nonce, String cookie)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(cookie.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
