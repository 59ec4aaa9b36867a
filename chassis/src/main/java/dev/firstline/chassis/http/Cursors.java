package dev.firstline.chassis.http;

import dev.firstline.chassis.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Cursors of lists: where the next page starts. Signed together with the list they belong to, so that none can be
 * edited, or used for another tenant or another filter. Those that were signed with an old key still hold. They name no key: the version
 * before could not read them then, and to try a key is one hash.
 */
@ApplicationScoped
public class Cursors {

    private static final int TAG_BYTES = 16;
    private static final int MAX_LENGTH = 1024;
    private static final String SEPARATOR = "\u001f";

    private final KeyRing keys;

    /** With these keys. */
    public Cursors(KeyRing keys) {
        this.keys = keys;
    }

    /**
     * A cursor.
     *
     * @param list what it belongs to: the kind of list, the tenant, the filters
     * @param position sort values of the last row of the page
     */
    public String write(List<String> list, String... position) {
        var payload = String.join(SEPARATOR, position).getBytes(StandardCharsets.UTF_8);
        var tag = tag(keys.forWriting(KeyUse.CURSOR), list, payload);
        var whole = Arrays.copyOf(tag, TAG_BYTES + payload.length);
        System.arraycopy(payload, 0, whole, TAG_BYTES, payload.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /**
     * The position of a cursor; null for none given.
     *
     * @throws Problem 422 when it was not written by us for this very list
     */
    public @Nullable List<String> read(List<String> list, @Nullable String cursor) {
        return read("cursor", list, cursor);
    }

    /** As {@link #read(List, String)}, of a parameter that has another name. */
    public @Nullable List<String> read(String parameter, List<String> list, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            if (cursor.length() <= MAX_LENGTH) {
                var whole = Base64.getUrlDecoder().decode(cursor);
                if (whole.length >= TAG_BYTES) {
                    var payload = Arrays.copyOfRange(whole, TAG_BYTES, whole.length);
                    var given = Arrays.copyOf(whole, TAG_BYTES);
                    var position = keys.read(
                            KeyUse.CURSOR,
                            key -> MessageDigest.isEqual(given, tag(key, list, payload))
                                    ? Optional.of(new String(payload, StandardCharsets.UTF_8))
                                    : Optional.empty());
                    if (position.isPresent()) {
                        return List.of(position.get().split(SEPARATOR, -1));
                    }
                }
            }
        } catch (IllegalArgumentException e) {
            // Not even base64: the same answer as for a forged one.
        }
        throw Problem.invalid(
                parameter,
                "this is not a cursor of this list; take the one of the previous page unchanged. If you did, it was"
                        + " signed with a key that is not in use any more: begin the list anew, without it");
    }

    /**
     * The position of a cursor of a list that is sorted by id; null for none given.
     *
     * @throws Problem 422 when it was not written by us for this very list
     */
    public @Nullable UUID readId(List<String> list, @Nullable String cursor) {
        var position = read(list, cursor);
        return position == null ? null : UUID.fromString(position.getFirst());
    }

    private static byte[] tag(SecretKeySpec key, List<String> list, byte[] payload) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(String.join(SEPARATOR, list).getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(payload), TAG_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
