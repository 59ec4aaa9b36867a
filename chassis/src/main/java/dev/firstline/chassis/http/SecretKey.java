package dev.firstline.chassis.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One secret of a service: 32 bytes or more, base64, the same for all its copies. */
final class SecretKey {

    private static final int MIN_BYTES = 32;
    private static final int ID_BYTES = 4;

    private final byte[] bytes;

    private SecretKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads one.
     *
     * @param setting what a complaint names
     * @throws IllegalArgumentException when it is not base64 or too short
     */
    static SecretKey of(String setting, String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException noBase64) {
            bytes = new byte[0];
        }
        if (bytes.length < MIN_BYTES) {
            // Without what was given: it may be a key with one letter wrong.
            throw new IllegalArgumentException(
                    setting + " must be base64 of at least 32 bytes: openssl rand -base64 32 makes one");
        }
        return new SecretKey(bytes);
    }

    /** A key of its own for each purpose, so that none can stand in for another. */
    SecretKeySpec forPurpose(String purpose) {
        return new SecretKeySpec(hash("HmacSHA256", purpose), "AES");
    }

    /** By which people and messages tell keys apart; eight letters that say nothing of the key itself. */
    String id() {
        return HexFormat.of().formatHex(Arrays.copyOf(hash("HmacSHA256", "key-id"), ID_BYTES));
    }

    boolean isSameAs(SecretKey other) {
        return MessageDigest.isEqual(bytes, other.bytes);
    }

    private byte[] hash(String algorithm, String text) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(bytes, algorithm));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
