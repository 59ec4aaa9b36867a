package dev.firstline.chassis.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Bearer tokens for the outside (RFC 6750), asked for when there is none that is still good for a while. They are kept in memory alone: another
 * copy asks for its own.
 */
@ApplicationScoped
public class BearerTokens {

    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_KEPT = 10_000;

    /** A token is not used in its last minutes: the clocks of two sides differ, and a call takes time. */
    private static final Duration LAST_MINUTES = Duration.ofMinutes(5);

    private static final Duration LONGEST = Duration.ofHours(12);

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final OutboundHttp http;
    private final Cache<ClientCredentials, Token> kept = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfter(untilTheirEnd())
            .build();

    /** @param goodFor how long, as its server said */
    record Token(String value, Duration goodFor) {

        Duration used() {
            var left = goodFor.minus(LAST_MINUTES);
            return left.isNegative() ? Duration.ZERO : left.compareTo(LONGEST) > 0 ? LONGEST : left;
        }

        @Override
        public String toString() {
            return "token for " + goodFor;
        }
    }

    BearerTokens(OutboundHttp http) {
        this.http = http;
    }

    /**
     * A token. Fails as {@link OutboundHttp#fetch} does, and with a {@link TokenRefusedException} when the server gives none.
     *
     * @param tenant on whose behalf
     * @param deadline of a request for one
     */
    public CompletionStage<String> token(ClientCredentials credentials, String tenant, Duration deadline) {
        var known = kept.getIfPresent(credentials);
        if (known != null) {
            return CompletableFuture.completedStage(known.value());
        }
        return http.fetch(OutboundRequest.post(
                        credentials.tokenUrl(),
                        tenant,
                        Map.of("content-type", "application/x-www-form-urlencoded", "accept", "application/json"),
                        credentials.form(),
                        MOST_BYTES,
                        deadline))
                .thenApply(answer -> {
                    var token = read(answer);
                    if (token.used().isPositive()) {
                        kept.put(credentials, token);
                    }
                    return token.value();
                });
    }

    /** Forgets a token that was refused, so that the next one is asked for. */
    public void forget(ClientCredentials credentials) {
        kept.invalidate(credentials);
    }

    private static Token read(OutboundAnswer answer) {
        try {
            var body = answer.isSuccess() ? JSON.readTree(answer.body()) : MissingNode.getInstance();
            var value = body.path("access_token").asText("");
            if (value.isEmpty() || !isHeaderText(value)) {
                throw new CompletionException(new TokenRefusedException(answer.status(), answer.retryAfter()));
            }
            return new Token(value, Duration.ofSeconds(seconds(body.path("expires_in"))));
        } catch (IOException e) {
            throw new CompletionException(new TokenRefusedException(answer.status(), answer.retryAfter()));
        }
    }

    /** A number, which some write as a text; without it the token is used once. */
    private static long seconds(JsonNode expiresIn) {
        return Math.clamp(expiresIn.asLong(0), 0, LONGEST.toSeconds() * 2);
    }

    /** What may stand in a header: otherwise the other side could write headers of its own. */
    private static boolean isHeaderText(String value) {
        return value.chars().allMatch(c -> c > 0x20 && c < 0x7f);
    }

    private static Expiry<ClientCredentials, Token> untilTheirEnd() {
        return Expiry.creating((credentials, token) -> token.used());
    }
}
