package dev.firstline.chassis.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of a request after its answer. */
class LingeringTest {

    private static final int REQUESTS = 20;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger set = new AtomicInteger();
    private final AtomicInteger cancelled = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private int port;

    @BeforeEach
    void answersWithoutReading() throws Exception {
        var counting = (Vertx) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Vertx.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("setTimer")) {
                        set.incrementAndGet();
                    }
                    try {
                        var result = method.invoke(vertx, arguments);
                        if (method.getName().equals("cancelTimer") && Boolean.TRUE.equals(result)) {
                            cancelled.incrementAndGet();
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        var server = vertx.createHttpServer().requestHandler(request -> {
            request.pause();
            vertx.executeBlocking(() -> answer(counting, request));
        });
        port = server.listen(0).toCompletionStage().toCompletableFuture().get().actualPort();
    }

    private boolean answer(Vertx counting, HttpServerRequest request) {
        request.response().end("whole");
        if (!request.isEnded()) {
            Lingering.drain(counting, request);
        }
        answered.incrementAndGet();
        return true;
    }

    @AfterEach
    void ends() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void aWholeRequestIsHeldByNothingOnceItIsAnswered() throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            for (int i = 1; i <= REQUESTS; i++) {
                send(socket, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
                int expected = i;
                await().untilAsserted(() -> assertThat(answered).hasValue(expected));
            }
            assertThat(set).as("requests that nobody had read").hasPositiveValue();
            await().untilAsserted(() -> assertThat(cancelled).hasValue(set.get()));
        }
    }

    @Test
    void aBodyThatDoesNotComeEndsTheConnection() throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            send(socket, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\npart");
            var in = socket.getInputStream();
            while (in.read() >= 0) {
                // The answer, and then the end.
            }
            assertThat(cancelled.get()).isLessThanOrEqualTo(set.get());
            assertThat(answered).hasValue(1);
        }
    }

    private static void send(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    }
}
