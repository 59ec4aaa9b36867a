package dev.firstline.intake.attachment;

import dev.firstline.chassis.http.KeyRing;
import dev.firstline.chassis.http.KeyUse;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Links by which a file can be had without a token: signed together with the attachment and the end of the link, so that neither can be changed.
 * Nothing is stored of them; they end with their time, with the attachment, and with the key.
 */
@ApplicationScoped
class DownloadLinks {

    private static final int TAG_BYTES = 16;

    private final KeyRing keys;
    private final Clock clock;

    DownloadLinks(KeyRing keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** A link that holds for so long from now on, to the second. */
    ContentResource.Link make(UUID ticket, UUID attachment, Duration holds) {
        long expires = clock.instant().plus(holds).getEpochSecond();
        var tag = tag(keys.forWriting(KeyUse.ATTACHMENT_LINK), ticket, attachment, expires);
        return new ContentResource.Link(
                "/v1/tickets/%s/attachments/%s/download?expires=%d&key=%s"
                        .formatted(
                                ticket,
                                attachment,
                                expires,
                                Base64.getUrlEncoder().withoutPadding().encodeToString(tag)),
                Instant.ofEpochSecond(expires));
    }

    /** Whether this is a link of ours to that attachment, and its time has not ended. */
    boolean holds(UUID ticket, UUID attachment, long expires, String key) {
        byte[] given;
        try {
            given = Base64.getUrlDecoder().decode(key);
        } catch (IllegalArgumentException e) {
            return false;
        }
        return clock.instant().getEpochSecond() < expires
                && keys.read(
                                KeyUse.ATTACHMENT_LINK,
                                one -> MessageDigest.isEqual(given, tag(one, ticket, attachment, expires))
                                        ? Optional.of(true)
                                        : Optional.empty())
                        .isPresent();
    }

    private static byte[] tag(SecretKeySpec key, UUID ticket, UUID attachment, long expires) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            var text = ticket + " " + attachment + " " + expires;
            return Arrays.copyOf(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)), TAG_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
