package dev.firstline.devstack.issuer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Authorization codes and refresh tokens: each is worth one use within its time. They do not outlive the process. */
final class Grants {

    /** Far more than one developer signs in; a bound, so that nothing grows without end. */
    private static final int MOST = 1_000;

    private final Clock clock;
    private final Map<String, Held> held = new LinkedHashMap<>();

    Grants(Clock clock) {
        this.clock = clock;
    }

    /**
     * What was granted.
     *
     * @param subject who signed in
     * @param client for which client
     * @param redirectUri where the code was sent; empty for a refresh token
     * @param challenge the PKCE challenge (S256); null for a refresh token and where the client sent none
     * @param nonce of the request
     */
    record Grant(
            Subject subject,
            String client,
            String redirectUri,
            @Nullable String challenge,
            @Nullable String nonce) {}

    synchronized String issue(Grant grant, Duration lifespan) {
        held.values().removeIf(entry -> entry.until().isBefore(clock.instant()));
        if (held.size() >= MOST) {
            held.remove(held.keySet().iterator().next());
        }
        String handle = UUID.randomUUID().toString();
        held.put(handle, new Held(grant, clock.instant().plus(lifespan)));
        return handle;
    }

    synchronized Optional<Grant> redeem(String handle) {
        return Optional.ofNullable(held.remove(handle))
                .filter(entry -> entry.until().isAfter(clock.instant()))
                .map(Held::grant);
    }

    private record Held(Grant grant, Instant until) {}
}
