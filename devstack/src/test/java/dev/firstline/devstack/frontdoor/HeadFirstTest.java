package dev.firstline.devstack.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of which no more than the head has come. */
class HeadFirstTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static HttpServer service;
    private static FrontDoor door;

    @BeforeAll
    static void open() throws Exception {
        service = VERTX.createHttpServer()
                .requestHandler(HeadFirstTest::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        // So patient that an answer is the service's own.
        door = opened(Duration.ofDays(1));
    }

    private static FrontDoor opened(Duration longestRequest) throws Exception {
        return FrontDoor.open(
                VERTX, 0, Map.of("intake-service", service.actualPort()), longestRequest, Duration.ofSeconds(10));
    }

    @AfterAll
    static void close() {
        door.close();
        VERTX.close();
    }

    /** A service that refuses by the head, or asks for the body and says how long it was. */
    private static void answer(HttpServerRequest request) {
        var last = request.path().substring(request.path().lastIndexOf('/') + 1);
        if (last.matches("\\d{3}")) {
            request.response()
                    .setStatusCode(Integer.parseInt(last))
                    .putHeader("connection", "close")
                    .end();
            return;
        }
        if (request.headers().contains("expect")) {
            request.response().writeContinue();
        }
        if (last.equals("attachments")) {
            request.response().setStatusCode(408).end();
            return;
        }
        request.body().onSuccess(body -> request.response().end("reached with " + body.length() + "\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "401, Content-Length: 100",
        "401, Transfer-Encoding: chunked",
        "408, Content-Length: 100",
        "408, Transfer-Encoding: chunked",
        "413, Content-Length: 8000000",
        "413, Transfer-Encoding: chunked"
    })
    void whatTheServiceSaysToTheHeadIsAnsweredBeforeTheBodyCame(int status, String framing) throws Exception {
        assertThat(answerTo(door, "POST /v1/tickets/" + status + " HTTP/1.1\r\n" + framing))
                .startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void soItIsOfAFile() throws Exception {
        assertThat(answerTo(door, "POST /v1/tickets/42/attachments HTTP/1.1\r\nContent-Length: 30000000"))
                .startsWith("HTTP/1.1 408 ");
    }

    /** A 100 would ask for a body that nobody wants. */
    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 100", "Transfer-Encoding: chunked"})
    void nobodyIsAskedForABodyThatIsRefused(String framing) throws Exception {
        assertThat(answerTo(door, "POST /v1/tickets/413 HTTP/1.1\r\nExpect: 100-continue\r\n" + framing))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void theServiceAsksForTheBody() throws Exception {
        try (Socket socket = begun(door, "POST /v1/tickets HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 5");
                var answer =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            assertThat(answer.readLine()).isEqualTo("HTTP/1.1 100 Continue");
            assertThat(answer.readLine()).isEmpty();

            socket.getOutputStream().write("hello".getBytes(StandardCharsets.US_ASCII));

            assertThat(answer.readLine()).isEqualTo("HTTP/1.1 200 OK");
            assertThat(answer.lines().filter(line -> line.startsWith("reached")).findFirst())
                    .contains("reached with 5");
        }
    }

    /** RFC 9110, 10.1.1: who speaks HTTP/1.0 knows of no 100. */
    @Test
    void anOldClientIsNotAsked() throws Exception {
        assertThat(answerTo(
                        door, "POST /v1/tickets HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\nhello"))
                .startsWith("HTTP/1.0 200 ");
    }

    @Test
    void whatNeverComesToItsEndIsToldSo() throws Exception {
        try (FrontDoor hasty = opened(Duration.ofMillis(200))) {
            assertThat(answerTo(hasty, "POST /v1/tickets HTTP/1.1\r\nContent-Length: 100"))
                    .startsWith("HTTP/1.1 408 ")
                    .contains("urn:firstline:problem:request-timeout")
                    .doesNotContain("502");
        }
    }

    /** All that comes back until the door ends the connection. */
    private static String answerTo(FrontDoor door, String head) throws IOException {
        try (Socket socket = begun(door, head)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static Socket begun(FrontDoor door, String head) throws IOException {
        Socket socket = new Socket("127.0.0.1", door.port());
        socket.setSoTimeout(30_000);
        String rest = head.contains("\r\n\r\n") ? head : head + "\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(rest.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
