package dev.firstline.diagnosis.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstline.chassis.outbound.BearerTokens;
import dev.firstline.chassis.outbound.ClientCredentials;
import dev.firstline.chassis.outbound.OutboundAnswer;
import dev.firstline.chassis.outbound.OutboundHttp;
import dev.firstline.chassis.outbound.OutboundRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** The calls of one reading, one after the other, under one deadline. */
final class GraphCalls {

    private static final int MOST_BYTES = 8 * 1024 * 1024;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    private final OutboundHttp http;
    private final BearerTokens tokens;
    private final GraphSettings settings;
    private final Clock clock;
    private final GraphAccess access;
    private final ClientCredentials credentials;
    private final long begin = System.nanoTime();

    GraphCalls(OutboundHttp http, BearerTokens tokens, GraphSettings settings, Clock clock, GraphAccess access) {
        this.http = http;
        this.tokens = tokens;
        this.settings = settings;
        this.clock = clock;
        this.access = access;
        this.credentials = new ClientCredentials(
                URI.create(settings.tokenUrl()
                        .replace(GraphSettings.DIRECTORY, access.directory().toString())),
                access.client().toString(),
                access.secret(),
                settings.scope());
    }

    void forgetToken() {
        tokens.forget(credentials);
    }

    URI address(String path) {
        return URI.create(settings.url() + path);
    }

    /**
     * Where the next page is.
     *
     * @throws GraphException when that is not at the configured address: a token is not carried elsewhere
     */
    URI follow(String link) throws GraphException {
        URI next;
        try {
            next = URI.create(link.replace(" ", "%20"));
        } catch (IllegalArgumentException e) {
            throw new GraphException(GraphFailure.UNREADABLE);
        }
        if (!isWithin(settings.url(), next)) {
            throw new GraphException(GraphFailure.FOREIGN_LINK);
        }
        return next;
    }

    static boolean isWithin(URI base, URI link) {
        return link.getScheme() != null
                && link.getHost() != null
                && link.getRawUserInfo() == null
                && link.getRawFragment() == null
                && link.getScheme().equalsIgnoreCase(base.getScheme())
                && link.getHost().equalsIgnoreCase(base.getHost())
                && port(link) == port(base)
                && link.normalize().getRawPath().startsWith(base.getRawPath() + "/");
    }

    private static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }

    <T> GraphPage<T> page(URI address, Function<JsonNode, Optional<T>> entry) throws GraphException {
        try {
            return GraphPage.read(success(get(address)).body(), entry);
        } catch (IOException e) {
            throw new GraphException(GraphFailure.UNREADABLE);
        }
    }

    /** Empty when the vendor knows nothing of it. */
    <T> Optional<T> find(String path, Function<JsonNode, Optional<T>> entry) throws GraphException {
        var answer = get(address(path));
        if (answer.status() == NOT_FOUND) {
            return Optional.empty();
        }
        try {
            return Optional.of(GraphPage.one(success(answer).body(), entry));
        } catch (IOException e) {
            throw new GraphException(GraphFailure.UNREADABLE);
        }
    }

    private OutboundAnswer success(OutboundAnswer answer) throws GraphException {
        if (!answer.isSuccess()) {
            throw GraphFailures.of(answer, clock.instant());
        }
        return answer;
    }

    /** A token that was good may have been taken back: then a new one is tried, once. */
    private OutboundAnswer get(URI address) throws GraphException {
        var answer = send(address);
        if (answer.status() == UNAUTHORIZED) {
            forgetToken();
            return send(address);
        }
        return answer;
    }

    private OutboundAnswer send(URI address) throws GraphException {
        var token = await(tokens.token(credentials, access.tenant(), left()));
        return await(http.fetch(OutboundRequest.get(
                address,
                access.tenant(),
                Map.of(
                        "authorization", "Bearer " + token,
                        "accept", "application/json",
                        "user-agent", "Firstline/1.0"),
                MOST_BYTES,
                left())));
    }

    private Duration left() throws GraphException {
        var left = settings.longest().minusNanos(System.nanoTime() - begin);
        if (!left.isPositive()) {
            throw new GraphException(GraphFailure.TIMEOUT);
        }
        return left.compareTo(settings.timeout()) < 0 ? left : settings.timeout();
    }

    private <T> T await(CompletionStage<T> stage) throws GraphException {
        try {
            return stage.toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw GraphFailures.of(e.getCause(), clock.instant());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GraphException(GraphFailure.OURS);
        }
    }
}
