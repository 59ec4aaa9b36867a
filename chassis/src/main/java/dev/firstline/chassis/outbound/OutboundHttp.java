package dev.firstline.chassis.outbound;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The only class of the platform that opens HTTP to the outside. The name is looked up once, every address it leads to
 * must be permitted, and the very address that was checked is dialled, so that a second lookup cannot lead elsewhere.
 * Redirects are not followed, the answer's body is thrown away, and the whole exchange has a deadline.
 */
@ApplicationScoped
public class OutboundHttp {

    private static final int MAX_ANSWER_BYTES = 64 * 1024;
    private static final int CONNECT_MILLIS = 5_000;

    private final HttpClient client;
    private final AddressGuard guard;
    private final boolean plainHttp;

    OutboundHttp(Vertx vertx, @ConfigProperty(name = "firstline.outbound.allow", defaultValue = " ") String allowed) {
        this.guard = new AddressGuard(allowed);
        this.plainHttp = !allowed.isBlank();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setVerifyHost(true)
                .setTrustAll(false)
                .setKeepAlive(true)
                .setKeepAliveTimeout(20)
                .setMaxPoolSize(16)
                .setDecompressionSupported(false)
                .setMaxHeaderSize(16 * 1024));
    }

    /** What a receiver answered: its status, and its {@code Retry-After} in its own words, or null. */
    public record Answer(
            int status, @org.jspecify.annotations.Nullable String retryAfter) {}

    /**
     * Checks the form of a URL, without any lookup; for the moment when somebody enters it.
     *
     * @throws RefusedAddressException when it could never be called
     */
    public void check(URI url) throws RefusedAddressException {
        Destination.of(url, plainHttp);
    }

    /**
     * Posts a body. The answer fails with {@link RefusedAddressException} when the URL leads to where it may not, and
     * with an {@link java.io.IOException} or a timeout when the receiver cannot be reached.
     *
     * @param deadline of the whole exchange, from lookup to the last byte of the answer's head
     */
    public CompletionStage<Answer> post(URI url, Map<String, String> headers, byte[] body, Duration deadline) {
        try {
            var destination = Destination.of(url, plainHttp);
            var options = new RequestOptions()
                    .setMethod(HttpMethod.POST)
                    .setHost(destination.host())
                    .setPort(destination.port())
                    .setSsl(destination.tls())
                    .setURI(destination.pathAndQuery())
                    .setServer(SocketAddress.inetSocketAddress(
                            destination.port(), permitted(destination.host()).getHostAddress()))
                    .setFollowRedirects(false)
                    .setTimeout(deadline.toMillis());
            headers.forEach(options::putHeader);
            return client.request(options)
                    .compose(request -> exchange(request, body, deadline))
                    .toCompletionStage();
        } catch (RefusedAddressException | UnknownHostException e) {
            return Future.<Answer>failedFuture(e).toCompletionStage();
        }
    }

    @PreDestroy
    void close() {
        client.close();
    }

    private Future<Answer> exchange(HttpClientRequest request, byte[] body, Duration deadline) {
        request.idleTimeout(deadline.toMillis());
        return request.send(Buffer.buffer(body)).map(response -> {
            discard(request, response);
            return new Answer(response.statusCode(), response.getHeader("Retry-After"));
        });
    }

    /** Reads a small answer to its end, so that the connection can serve again; a large or slow one is cut. */
    private static void discard(HttpClientRequest request, HttpClientResponse response) {
        var read = new int[1];
        response.exceptionHandler(e -> {});
        response.handler(part -> {
            read[0] += part.length();
            if (read[0] > MAX_ANSWER_BYTES) {
                request.connection().close();
            }
        });
    }

    private InetAddress permitted(String host) throws UnknownHostException, RefusedAddressException {
        var addresses = InetAddress.getAllByName(host);
        if (!Arrays.stream(addresses).allMatch(guard::permits)) {
            throw new RefusedAddressException("the host leads to an address that may not be called");
        }
        return addresses[0];
    }
}
