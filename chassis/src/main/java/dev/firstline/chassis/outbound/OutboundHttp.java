package dev.firstline.chassis.outbound;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The only class of the platform that opens HTTP to the outside. The name is looked up once, every address it leads to
 * must be permitted, and the very address that was checked is dialled, so that a second lookup cannot lead elsewhere.
 * The certificate is checked against the name. Redirects are not followed, an answer's body has a limit or is thrown away, and the
 * whole exchange, body included, has a deadline.
 */
@ApplicationScoped
public class OutboundHttp {

    private static final int MAX_ANSWER_BYTES = 64 * 1024;
    private static final int CONNECT_MILLIS = 5_000;

    /** Shorter than the five seconds after which common servers hang up, lest a post meets a connection just closed. */
    private static final int KEEP_ALIVE_SECONDS = 4;

    private final Vertx vertx;
    private final HttpClient client;
    private final Lookup lookup;
    private final boolean plainHttp;

    @Inject
    OutboundHttp(Vertx vertx, @ConfigProperty(name = "firstline.outbound.allow", defaultValue = " ") String allowed) {
        this(vertx, allowed, new HttpClientOptions());
    }

    /** @param options with what a test must have otherwise, such as the certificate authority that it trusts */
    OutboundHttp(Vertx vertx, String allowed, HttpClientOptions options) {
        this.vertx = vertx;
        this.lookup = new Lookup(new AddressGuard(allowed));
        this.plainHttp = !allowed.isBlank();
        this.client = vertx.createHttpClient(options.setConnectTimeout(CONNECT_MILLIS)
                .setVerifyHost(true)
                .setTrustAll(false)
                .setKeepAlive(true)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                // How many go to one receiver at a time is decided by who sends: waiting in here would count as the
                // receiver's time.
                .setMaxPoolSize(512)
                .setDecompressionSupported(false)
                .setMaxHeaderSize(16 * 1024));
    }

    /** What a receiver answered: its status, and its {@code Retry-After} in its own words, or null. */
    public record Answer(int status, @Nullable String retryAfter) {}

    /**
     * Checks a URL at the moment when somebody enters it: its form, and where its host leads now. A name that leads
     * nowhere yet is let pass, since it is checked again at every call, but for a URL without TLS or on another port
     * than the usual. May take a few seconds: never in a transaction.
     *
     * @param tenant on whose behalf: each has a share of the lookups
     * @throws RefusedAddressException when it may not be called
     */
    public void check(URI url, String tenant) throws RefusedAddressException {
        lookup.check(Destination.of(url, plainHttp), tenant);
    }

    /**
     * Posts a body. The answer fails with {@link RefusedAddressException} when the URL leads to where it may not, with a
     * {@link java.util.concurrent.TimeoutException} when the deadline passes, with a {@link CrowdedException} when there was no
     * place to try, with a {@link StalledException} when this process itself was too slow to say anything of
     * the receiver, and with another {@link java.io.IOException} when the receiver cannot be reached or does not speak HTTP.
     *
     * @param tenant on whose behalf: each has a share of the lookups
     * @param deadline of the whole exchange, from lookup to the last byte of the answer; once the answer's head is here
     *     it counts, however its body ends. Drawn out, to twice as much at most, by what this process loses
     */
    public CompletionStage<Answer> post(
            URI url, String tenant, Map<String, String> headers, byte[] body, Duration deadline) {
        return exchange(OutboundRequest.post(url, tenant, headers, body, 0, deadline), OutboundHttp::readHead);
    }

    /**
     * Sends a request and reads the whole answer. It fails as {@link #post} does, with a {@link java.util.concurrent.TimeoutException} also
     * when the body trickles, and with a {@link TooLargeException} when the body is larger than the request allows.
     */
    public CompletionStage<OutboundAnswer> fetch(OutboundRequest request) {
        return exchange(request, (exchange, response) -> readAll(exchange, response, request.mostBytes()));
    }

    @PreDestroy
    void close() {
        lookup.close();
        client.close();
    }

    private <A> CompletionStage<A> exchange(
            OutboundRequest request, BiConsumer<Exchange<A>, HttpClientResponse> reader) {
        try {
            var destination = Destination.of(request.url(), plainHttp);
            var exchange = new Exchange<A>(vertx, request.deadline());
            lookup.permitted(destination, request.tenant(), exchange::begin).whenComplete((address, failure) -> {
                if (failure != null) {
                    exchange.failed(failure);
                } else {
                    send(exchange, options(destination, address, request), request.body(), reader);
                }
            });
            return exchange.answer();
        } catch (RefusedAddressException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private <A> void send(
            Exchange<A> exchange,
            RequestOptions options,
            byte[] body,
            BiConsumer<Exchange<A>, HttpClientResponse> reader) {
        client.request(options).onFailure(exchange::failed).onSuccess(request -> {
            // Without these, Vert.x writes an error to the log for everything that a receiver does wrong.
            request.exceptionHandler(exchange::failed);
            request.connection().exceptionHandler(exchange::failed);
            if (exchange.connected(request::reset)) {
                (body.length == 0 ? request.send() : request.send(Buffer.buffer(body)))
                        .onFailure(exchange::failed)
                        .onSuccess(response -> reader.accept(exchange, response));
            } else {
                request.reset();
            }
        });
    }

    /** Takes the head, and reads the body to its end so that the connection can serve again; a large one is cut. */
    private static void readHead(Exchange<Answer> exchange, HttpClientResponse response) {
        var length = new int[1];
        response.exceptionHandler(e -> exchange.ended());
        response.endHandler(end -> exchange.ended());
        response.handler(part -> {
            length[0] += part.length();
            if (length[0] > MAX_ANSWER_BYTES) {
                exchange.ended();
                response.request().connection().close();
            }
        });
        exchange.answered(new Answer(response.statusCode(), response.getHeader("Retry-After")));
    }

    private static void readAll(Exchange<OutboundAnswer> exchange, HttpClientResponse response, int most) {
        var body = Buffer.buffer();
        var tooLarge = new boolean[1];
        response.exceptionHandler(exchange::failed);
        response.endHandler(end -> {
            exchange.answered(new OutboundAnswer(
                    response.statusCode(),
                    response.getHeader("Retry-After"),
                    response.getHeader("Content-Type"),
                    body.getBytes()));
            exchange.ended();
        });
        response.handler(part -> {
            if (tooLarge[0]) {
                return;
            }
            body.appendBuffer(part);
            if (body.length() > most) {
                tooLarge[0] = true;
                exchange.failed(new TooLargeException(most));
                response.request().connection().close();
            }
        });
    }

    private static RequestOptions options(Destination destination, InetAddress address, OutboundRequest request) {
        var options = new RequestOptions()
                .setMethod(request.method() == OutboundRequest.Method.GET ? HttpMethod.GET : HttpMethod.POST)
                .setHost(destination.host())
                .setPort(destination.port())
                .setSsl(destination.tls())
                .setURI(destination.pathAndQuery())
                .setServer(SocketAddress.inetSocketAddress(destination.port(), address.getHostAddress()))
                .setFollowRedirects(false);
        request.headers().forEach(options::putHeader);
        return options;
    }
}
