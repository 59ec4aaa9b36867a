package dev.firstline.chassis.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.identity.SecurityIdentity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Tokens that were verified a moment ago. A token carries its own end and cannot be called back before, so to verify it
 * again within a minute tells nothing new; a change of the issuer's keys is noticed that much later.
 */
final class TokenMemory {

    static final Duration LONGEST = Duration.ofMinutes(1);

    /** Those that are asked for seldom go first: a flood of tokens does not displace the ones in use. */
    static final int MOST = 1_000;

    private record Verified(SecurityIdentity identity, Instant until) {}

    private final Cache<ByteBuffer, Verified> verified;
    private final Clock clock;

    TokenMemory(Clock clock) {
        this.clock = clock;
        this.verified = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(LONGEST)
                .executor(Runnable::run)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** Who the token was found to name; empty when it is not remembered or has ended. */
    Optional<SecurityIdentity> recall(String token) {
        return Optional.ofNullable(verified.getIfPresent(key(token)))
                .filter(known -> clock.instant().isBefore(known.until()))
                .map(Verified::identity);
    }

    /** @param end the token's {@code exp} */
    void remember(String token, SecurityIdentity identity, Instant end) {
        verified.put(key(token), new Verified(identity, end));
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
