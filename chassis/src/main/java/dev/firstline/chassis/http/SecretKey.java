package dev.firstline.chassis.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret of a service, {@code firstline.secret-key}: 32 bytes or more, base64, the same for all its copies. */
public final class SecretKey {

    private static final int MIN_BYTES = 32;

    private final byte[] bytes;

    private SecretKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IllegalArgumentException when it is not base64 or too short */
    public static SecretKey of(String base64) {
        var bytes = Base64.getDecoder().decode(base64.strip());
        if (bytes.length < MIN_BYTES) {
            throw new IllegalArgumentException("firstline.secret-key must be base64 of at least 32 bytes");
        }
        return new SecretKey(bytes);
    }

    /** A key of its own for each purpose, so that none can stand in for another. */
    public SecretKeySpec forPurpose(String purpose) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            return new SecretKeySpec(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
