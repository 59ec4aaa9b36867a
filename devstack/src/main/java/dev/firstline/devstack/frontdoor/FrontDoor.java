package dev.firstline.devstack.frontdoor;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The one address of the platform: takes each request to the service that owns its path. Listens on the loopback address. */
public final class FrontDoor implements AutoCloseable {

    private static final long LARGEST_BODY = 8L << 20;

    /** Above the time that the services give a body, which they tell of; this one is for whoever holds up what never reached them. */
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(75);

    private static final Duration LINGERING = Duration.ofSeconds(2);
    private static final Duration LONGEST_FILE = Duration.ofMinutes(31);
    private static final Duration LONGEST_HEAD = Duration.ofSeconds(10);
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(60);

    private final Vertx vertx;
    private final Map<String, Integer> ports;
    private final Duration longestRequest;
    private final HttpClient client;
    private final HttpClient streams;
    private final HttpServer server;

    private FrontDoor(
            Vertx vertx,
            int port,
            Map<String, Integer> ports,
            Duration longestRequest,
            Duration longestHead,
            DoorLimits limits)
            throws Exception {
        this.vertx = vertx;
        this.ports = Map.copyOf(ports);
        this.longestRequest = longestRequest;
        this.client = client(vertx, limits.requests());
        this.streams = client(vertx, limits.streams());
        OpenConnections connections = new OpenConnections(limits);
        HttpProxy proxy = proxy(client);
        HttpProxy streaming = proxy(streams);
        this.server = vertx.createHttpServer(new HttpServerOptions()
                        // No more than the services take, whose answers would say nothing.
                        .setMaxHeaderSize(16_384)
                        .setMaxInitialLineLength(4_096)
                        // Spoken by no browser without TLS, and one more way in.
                        .setHttp2ClearTextEnabled(false)
                        // Streams of events beat every 15 s.
                        .setIdleTimeout((int) LONGEST_IDLE.toSeconds()))
                .connectionHandler(connection -> {
                    ((ConnectionBase) connection).channel().pipeline().addFirst(new ConnectionGuard(longestHead));
                    connections.opened(connection);
                })
                .requestHandler(request -> enter(request, RouteTable.isStream(request.path()) ? streaming : proxy))
                .invalidRequestHandler(request -> refuse(
                        request,
                        FrontDoorProblem.ofUnread(request.decoderResult().cause())))
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(2, TimeUnit.MINUTES);
    }

    /**
     * Opens the door.
     *
     * @param port 0 for any free one
     * @param ports where each service listens, by name
     */
    public static FrontDoor open(Vertx vertx, int port, Map<String, Integer> ports) throws Exception {
        return open(vertx, port, ports, DoorLimits.DEFAULT);
    }

    /** The same, with other limits than the usual. */
    public static FrontDoor open(Vertx vertx, int port, Map<String, Integer> ports, DoorLimits limits)
            throws Exception {
        return new FrontDoor(vertx, port, ports, LONGEST_REQUEST, LONGEST_HEAD, limits);
    }

    /** The same, with limits of its own on the time from the first to the last byte of a request, and of its head. */
    static FrontDoor open(
            Vertx vertx, int port, Map<String, Integer> ports, Duration longestRequest, Duration longestHead)
            throws Exception {
        return new FrontDoor(vertx, port, ports, longestRequest, longestHead, DoorLimits.DEFAULT);
    }

    private static HttpClient client(Vertx vertx, int connections) {
        return vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(connections)
                .setConnectTimeout(2_000)
                // Shorter than the services' own idle time, or a request would meet a connection just being closed.
                .setKeepAliveTimeout(20));
    }

    private HttpProxy proxy(HttpClient toServices) {
        return HttpProxy.reverseProxy(toServices).origin(this::origin).addInterceptor(new Passage());
    }

    /** Where it listens. */
    public int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        server.close();
        client.close();
        streams.close();
    }

    private void enter(HttpServerRequest request, HttpProxy proxy) {
        // Whoever does not finish what he asks would hold a connection to the service for as long.
        var longest = RouteTable.isFile(request.path()) ? LONGEST_FILE : longestRequest;
        long patience = vertx.setTimer(longest.toMillis(), late -> late(request));
        request.end().onComplete(over -> vertx.cancelTimer(patience));
        request.response().endHandler(answered -> linger(request));
        var whole = AbsoluteTarget.of(request.uri());
        // The proxy would let it pass by the interceptor; an offer of HTTP/2 is merely not taken.
        if ("websocket".equalsIgnoreCase(request.getHeader("upgrade"))) {
            refuse(request, FrontDoorProblem.NO_WEBSOCKET);
        } else if (!PlainPath.isAscii(request.uri())) {
            refuse(request, FrontDoorProblem.RAW_CHARACTERS);
        } else if (!PlainPath.isAddress(request.uri())) {
            refuse(request, FrontDoorProblem.NO_ADDRESS);
        } else if (request.path() == null
                || !(request.uri().startsWith("/") || whole.isPresent())
                || !PlainPath.isPlain(request.path())) {
            refuse(request, FrontDoorProblem.STRANGE_PATH);
        } else if (whole.isPresent() && !whole.get().isAt(request.getHeader("host"))) {
            refuse(request, FrontDoorProblem.OTHER_HOST);
        } else if (RouteTable.isInside(request.path())) {
            refuse(request, FrontDoorProblem.NOT_HERE);
        } else if (declaredLength(request) > LARGEST_BODY && !RouteTable.isFile(request.path())) {
            refuse(request, FrontDoorProblem.TOO_LARGE);
        } else if (WholeDescription.at(request.path()).isPresent()) {
            WholeDescription.at(request.path()).get().answer(request);
        } else if (!RouteTable.knows(RouteTable.target(request.path()).service())) {
            refuse(request, FrontDoorProblem.NO_SUCH_SERVICE);
        } else if (!ports.containsKey(RouteTable.target(request.path()).service())) {
            refuse(request, FrontDoorProblem.UNAVAILABLE);
        } else {
            proxy.handle(request);
        }
    }

    /**
     * What is still on its way when the answer is known may come for a while, or the answer would be lost with the connection; whoever does not
     * send it does not keep the connection until {@link #LONGEST_REQUEST}.
     */
    private void linger(HttpServerRequest request) {
        if (!request.isEnded()) {
            long late = vertx.setTimer(
                    LINGERING.toMillis(), over -> request.connection().close());
            request.end().onComplete(ended -> vertx.cancelTimer(late));
        }
    }

    private Future<HttpClientRequest> origin(ProxyContext context) {
        String service =
                RouteTable.target(context.request().proxiedRequest().path()).service();
        SocketAddress address =
                SocketAddress.inetSocketAddress(Objects.requireNonNull(ports.get(service)), "127.0.0.1");
        return context.client()
                .request(new RequestOptions().setServer(address))
                .map(outgoing -> HeadFirst.bind(context, outgoing));
    }

    private static void late(HttpServerRequest request) {
        if (request.response().headWritten()) {
            request.connection().close();
        } else {
            refuse(request, FrontDoorProblem.SLOW);
        }
    }

    private static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader("content-length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    static void refuse(HttpServerRequest request, FrontDoorProblem problem) {
        refuse(request, problem, problem.body(request.getHeader("traceparent")));
    }

    static void refuse(HttpServerRequest request, FrontDoorProblem problem, String body) {
        request.response()
                .setStatusCode(problem.status())
                .putHeader("content-type", FrontDoorProblem.CONTENT_TYPE)
                .putHeader("connection", "close")
                .end(body);
    }

    /** Says who asks, and turns a failing service into a problem. */
    private static final class Passage implements ProxyInterceptor {

        private static final Set<Integer> WITHOUT_BODY = Set.of(204, 304);

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            HttpServerRequest incoming = context.request().proxiedRequest();
            String path = RouteTable.target(incoming.path()).path();
            context.request().setURI(incoming.query() == null ? path : path + "?" + incoming.query());
            ForwardedHeaders.set(context.request());
            HeadFirst.set(context);
            return context.sendRequest().recover(failure -> Future.succeededFuture(answer(context, failure)));
        }

        /** An answer without a body says nothing of chunks: some clients wait for the first of them until the connection ends. */
        @Override
        public Future<Void> handleProxyResponse(ProxyContext context) {
            HttpServerResponse answer = context.request().proxiedRequest().response();
            if (answer.ended()) {
                // The request did not come to its end in time, and was told so.
                context.response().release();
                return Future.succeededFuture();
            }
            answer.headersEndHandler(ready -> {
                if (WITHOUT_BODY.contains(answer.getStatusCode())) {
                    answer.headers().remove("transfer-encoding");
                }
            });
            return context.sendResponse();
        }

        private static ProxyResponse answer(ProxyContext context, Throwable failure) {
            FrontDoorProblem problem =
                    failure instanceof ConnectException ? FrontDoorProblem.UNAVAILABLE : FrontDoorProblem.BROKEN_OFF;
            return context.request()
                    .release()
                    .response()
                    .setStatusCode(problem.status())
                    .putHeader("content-type", FrontDoorProblem.CONTENT_TYPE)
                    .putHeader("retry-after", "1")
                    .setBody(Body.body(Buffer.buffer(
                            problem.body(context.request().proxiedRequest().getHeader("traceparent")))));
        }
    }
}
