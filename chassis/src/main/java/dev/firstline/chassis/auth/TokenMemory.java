package dev.firstline.chassis.auth;

import io.quarkus.security.identity.SecurityIdentity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tokens that were verified a moment ago. A token carries its own end and cannot be called back before, so to verify it
 * again within a minute tells nothing new; a change of the issuer's keys is noticed that much later.
 */
final class TokenMemory {

    static final Duration LONGEST = Duration.ofMinutes(1);
    static final int MOST = 1_000;

    private record Verified(SecurityIdentity identity, Instant until) {}

    private final Map<ByteBuffer, Verified> verified = new ConcurrentHashMap<>();
    private final Clock clock;

    TokenMemory(Clock clock) {
        this.clock = clock;
    }

    /** Who the token was found to name; empty when it is not remembered or has ended. */
    Optional<SecurityIdentity> recall(String token) {
        var key = key(token);
        var known = verified.get(key);
        if (known == null) {
            return Optional.empty();
        }
        if (!clock.instant().isBefore(known.until())) {
            verified.remove(key, known);
            return Optional.empty();
        }
        return Optional.of(known.identity());
    }

    /** @param end the token's {@code exp} */
    void remember(String token, SecurityIdentity identity, Instant end) {
        var now = clock.instant();
        verified.values().removeIf(known -> !now.isBefore(known.until()));
        if (verified.size() >= MOST) {
            // Rare, and cheaper than an order of use: they are verified again one by one.
            verified.clear();
        }
        var longest = now.plus(LONGEST);
        verified.put(key(token), new Verified(identity, end.isBefore(longest) ? end : longest));
    }

    /** Short, and of no use to anybody who reads the memory. */
    private static ByteBuffer key(String token) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
