package dev.firstline.devstack.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes on the wire that well-behaved clients never send. */
class RawRequestsTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final AtomicInteger REACHED = new AtomicInteger();
    private static HttpServer service;
    private static FrontDoor door;

    @BeforeAll
    static void open() throws Exception {
        service = VERTX.createHttpServer()
                .requestHandler(RawRequestsTest::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        door = FrontDoor.open(VERTX, 0, Map.of("intake-service", service.actualPort()));
    }

    @AfterAll
    static void close() {
        door.close();
        VERTX.close();
    }

    @BeforeEach
    void nobodyCame() {
        REACHED.set(0);
    }

    private static void answer(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            REACHED.incrementAndGet();
            request.response().end("reached with " + body.length());
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | Content-Length: 5~Transfer-Encoding: chunked
            400 | Transfer-Encoding: chunked~Content-Length: 5
            400 | Content-Length: 0~Transfer-Encoding: chunked
            400 | Transfer-Encoding: chunked~Transfer-Encoding: chunked
            400 | Transfer-Encoding: chunked, chunked
            501 | Transfer-Encoding: xchunked
            501 | Transfer-Encoding: Chunked
            501 | Transfer-Encoding: gzip, chunked
            501 | Transfer-Encoding: chunked, identity
            501 | Transfer-Encoding: identity
            501 | Transfer-Encoding: "chunked"
            501 | Transfer-Encoding: chunked;q=1
            400 | Transfer-Encoding:
            400 | Transfer-Encoding : chunked
            400 | X: y~ Transfer-Encoding: chunked
            400 | Content-Length: 5~Content-Length: 6
            400 | Content-Length: 5~Content-Length: 5
            400 | Content-Length: 5, 5
            400 | Content-Length: +5
            400 | Content-Length: -1
            400 | Content-Length: 0x5
            400 | Content-Length: 5 5
            400 | Content-Length: 99999999999999999999
            400 | Content-Length:
            400 | Host: other.example
            400 | X: a~ folded
            400 | X: a~\tfolded
            400 | : nameless
            400 | nothing
            400 | X Y: z
            400 | X@: z
            """)
    void aRequestThatCanBeReadInTwoWaysIsRefusedAndItsConnectionEnds(int status, String fields) throws IOException {
        var head = "POST /v1/tickets HTTP/1.1\r\nHost: localhost\r\n" + fields.replace("~", "\r\n") + "\r\n\r\n";

        assertRefused(status, head + "5\r\nhello\r\n0\r\n\r\nGET /v1/tickets HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/tickets HTTP/1.1\r\n\r\n",
                "GET /v1/tickets HTTP/1.1\r\nHost:\r\n\r\n",
                "GET /v1/tickets HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET /v1/tickets HTTP/1.1\r\nHost: user@host\r\n\r\n",
                "GET /v1/tickets HTTP/1.1\r\nHost: a/b\r\n\r\n",
                "GET /v1/tickets HTTP/1.1\r\nHost: a, b\r\n\r\n",
                "GET /v1/tickets HTTP/1.1\nHost: localhost\n\n",
                "GET /v1/tickets HTTP/1.1\r\nHost: localhost\nX: y\r\n\r\n",
                "GET /v1/tickets HTTP/1.1\r\nHost: localhost\rX: y\r\n\r\n",
                "GET /v1/tickets HTTP/1.1\r\nHost: localhost\r\nX: a\u0000b\r\n\r\n",
                "GET  /v1/tickets HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /v1/tickets HTTP/1.1 \r\nHost: localhost\r\n\r\n",
                "GET /v1/tickets http/1.1\r\nHost: localhost\r\n\r\n",
                "GET /v1/tickets\r\n\r\n",
                "POST /v1/tickets HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            })
    void whatIsNoPlainHeadIsRefused(String head) throws IOException {
        assertRefused(400, head);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zz\r\nhello\r\n0\r\n\r\n",
                "-5\r\nhello\r\n0\r\n\r\n",
                "0x5\r\nhello\r\n0\r\n\r\n",
                "5 \r\nhello\r\n0\r\n\r\n",
                "5\nhello\n0\n\n",
                "5\r\nhelloX\r\n0\r\n\r\n",
                "5\r\nhello0\r\n\r\n",
                "FFFFFFFFF\r\nhello\r\n",
                "\r\nhello\r\n0\r\n\r\n",
                "0\r\n folded: x\r\n\r\n"
            })
    void aChunkThatIsNoneIsRefused(String chunks) throws IOException {
        assertRefused(
                400, "POST /v1/tickets HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks);
    }

    @Test
    void plainRequestsPassOneAfterTheOtherOnOneConnection() throws IOException {
        var answer = answerTo("\r\nPOST /v1/tickets HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "5;name=value\r\nhello\r\n0\r\nX-Sum: 1\r\n\r\n"
                + "POST /v1/tickets HTTP/1.1\r\nHost: [::1]:8080\r\nContent-Length: 3\r\n\r\nabc"
                + "GET /v1/tickets HTTP/1.1\r\nhost: localhost:8080\r\nConnection: close\r\n\r\n");

        assertThat(answer).containsSubsequence("reached with 5", "reached with 3", "reached with 0");
    }

    @Test
    void silentAndHalfWrittenConnectionsEnd() throws Exception {
        try (var hasty = FrontDoor.open(
                VERTX,
                0,
                Map.of("intake-service", service.actualPort()),
                Duration.ofSeconds(30),
                Duration.ofMillis(300))) {
            assertThat(answerTo(hasty.port(), "")).isEmpty();
            assertThat(answerTo(hasty.port(), "GET /v1/tickets HTTP/1.1\r\nHost: loc"))
                    .contains(" 408 ", "application/problem+json");
            assertThat(answerTo(hasty.port(), "GET")).contains(" 408 ");
        }
        assertThat(REACHED).hasValue(0);
    }

    private static void assertRefused(int status, String bytes) throws IOException {
        var answer = answerTo(bytes);

        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("application/problem+json", "\"status\":" + status);
        assertThat(answer.split("HTTP/1\\.1 \\d{3} ", -1))
                .as("one answer, then the end")
                .hasSize(2);
        assertThat(REACHED).hasValue(0);
    }

    /** All that comes back until the door closes the connection. */
    private static String answerTo(String bytes) throws IOException {
        return answerTo(door.port(), bytes);
    }

    private static String answerTo(int port, String bytes) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
