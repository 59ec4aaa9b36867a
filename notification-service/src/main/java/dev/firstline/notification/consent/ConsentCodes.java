package dev.firstline.notification.consent;

import static dev.firstline.chassis.http.KeyUse.EMAIL_ADDRESS;
import static dev.firstline.chassis.http.KeyUse.EMAIL_CONSENT;
import static dev.firstline.chassis.http.KeyUse.EMAIL_RETRACTION;

import dev.firstline.chassis.http.KeyRing;
import dev.firstline.chassis.http.KeyUse;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes by which the reader of a mailbox agrees, and keys by which consent is taken back: 80 bits, signed over subscription and
 * address, so that none is stored and none fits another address. Whoever reads this service's answers or its database cannot make one.
 */
@ApplicationScoped
public class ConsentCodes {

    /** Crockford's base 32: no letter that is taken for a digit. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 16;
    private static final int BITS = 5;

    private final KeyRing keys;

    ConsentCodes(KeyRing keys) {
        this.keys = keys;
    }

    /** The code, as it stands in the mail: four groups of four. */
    public String code(UUID subscription, String email, Instant until) {
        return String.join(
                "-",
                code(keys.forWriting(EMAIL_CONSENT), subscription, email, until).split("(?<=\\G.{4})"));
    }

    private static String code(SecretKeySpec key, UUID subscription, String email, Instant until) {
        return letters(hash(key, subscription + "\n" + normal(email) + "\n" + until.toEpochMilli()));
    }

    /** The key in the link by which the reader takes consent back; good as long as the subscription has that address. */
    String retractionKey(UUID subscription, String email) {
        return retractionKey(keys.forWriting(EMAIL_RETRACTION), subscription, email);
    }

    private static String retractionKey(SecretKeySpec key, UUID subscription, String email) {
        return letters(hash(key, subscription + "\n" + normal(email)));
    }

    boolean isRetractionKey(String given, UUID subscription, String email) {
        return fits(EMAIL_RETRACTION, given, key -> retractionKey(key, subscription, email));
    }

    private boolean fits(KeyUse use, String given, Function<SecretKeySpec, String> right) {
        return keys.read(use, key -> isSame(given, right.apply(key)) ? Optional.of(true) : Optional.empty())
                .isPresent();
    }

    private static String letters(byte[] hash) {
        var code = new StringBuilder();
        long bits = 0;
        int held = 0;
        for (int at = 0; code.length() < LENGTH; at++) {
            bits = (bits << Byte.SIZE | hash[at] & 0xFF) & 0xFFFF;
            held += Byte.SIZE;
            while (held >= BITS && code.length() < LENGTH) {
                held -= BITS;
                code.append(LETTERS.charAt((int) (bits >> held & 31)));
            }
        }
        return code.toString();
    }

    /** Whether somebody was sent that code; small letters, blanks and other groups are forgiven. */
    boolean fits(String given, UUID subscription, String email, Instant until) {
        var bare = given.replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return fits(EMAIL_CONSENT, bare, key -> code(key, subscription, email, until));
    }

    private static boolean isSame(String given, String right) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * By which mails to one address are counted, without keeping the address; letters count as small ones. The first is for writing,
     * what was written under old keys is found by the others.
     */
    List<byte[]> addressKeys(String email) {
        return keys.all(EMAIL_ADDRESS).stream()
                .map(key -> Arrays.copyOf(hash(key, normal(email)), LENGTH))
                .toList();
    }

    private static String normal(String email) {
        return email.toLowerCase(Locale.ROOT);
    }

    private static byte[] hash(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
