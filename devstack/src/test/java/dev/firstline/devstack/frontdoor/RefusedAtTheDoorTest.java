package dev.firstline.devstack.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no service sees. */
class RefusedAtTheDoorTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static FrontDoor door;

    @BeforeAll
    static void open() throws Exception {
        HttpServer service = VERTX.createHttpServer()
                .requestHandler(request -> request.response().end())
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

    @Test
    void pathTricksAreRefusedBeforeAnyServiceSeesThem() throws Exception {
        assertThat(statusOf("GET /v1/tickets;x HTTP/1.1")).contains(" 400 ");
        assertThat(statusOf("GET /v1/%2e%2e/q/metrics HTTP/1.1")).contains(" 400 ");
        assertThat(statusOf("GET /v1/../q/metrics HTTP/1.1")).contains(" 400 ");
        assertThat(statusOf("GET //v1/tickets HTTP/1.1")).contains(" 400 ");
        assertThat(statusOf("GET /v1/tickets HTTP/1.1")).contains(" 200 ");
    }

    /** RFC 9112, 3.2.2. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost/v1/tickets?limit=1",
                "HTTP://LocalHost/v1/tickets",
                "http://localhost:80/v1/tickets?url=http://other/x"
            })
    void aWholeAddressIsTakenWhereItNamesThisHost(String address) throws Exception {
        assertThat(statusOf("GET " + address + " HTTP/1.1")).contains(" 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://other/v1/tickets",
                "http://localhost:81/v1/tickets",
                "http://localhost@other/v1/tickets",
                "http://other@localhost/v1/tickets",
                "http://localhost?/v1/tickets",
                "http://localhost//v1/tickets",
                "http://localhost/v1/../q/metrics",
                "http:/v1/tickets",
                "http:///v1/tickets",
                "ftp://localhost/v1/tickets",
                "localhost/v1/tickets",
                "*"
            })
    void aWholeAddressThatLeadsElsewhereOrIsReadDifferentlyIsRefused(String address) throws Exception {
        assertThat(statusOf("GET " + address + " HTTP/1.1")).contains(" 400 ");
    }

    /** RFC 9110, 5.5: obs-text. */
    @Test
    void aFieldOfAnyBytesButControlsIsNoBusinessOfTheDoor() throws Exception {
        for (int b = 0x80; b <= 0xff; b++) {
            assertThat(answerTo("GET /v1/tickets HTTP/1.1\r\nConnection: close\r\nX-Desk-User: Stra" + (char) b + "e"))
                    .as("byte %x", b)
                    .startsWith("HTTP/1.1 200 ");
        }
        for (char control : new char[] {0x01, 0x0b, 0x7f}) {
            assertThat(answerTo("GET /v1/tickets HTTP/1.1\r\nConnection: close\r\nX-Desk-User: Stra" + control + "e"))
                    .as("byte %x", (int) control)
                    .startsWith("HTTP/1.1 400 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"@\u0085", "@\u00a0", "@\u00b2"})
    void whereARequestEndsIsSaidInAscii(String strange) throws Exception {
        assertThat(answerTo("POST /v1/tickets HTTP/1.1\r\nContent-Length: " + strange.replace("@", "5")))
                .startsWith("HTTP/1.1 400 ");
        assertThat(answerTo("POST /v1/tickets HTTP/1.1\r\nTransfer-Encoding: " + strange.replace("@", "chunked")))
                .startsWith("HTTP/1.1 501 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%zz=1", "q=100%", "q=a|b", "q={x}", "q=\"x\"", "q=<x>", "q=a^b", "q=%4"})
    void aQueryThatIsNoneIsRefusedInTheSameForm(String query) throws Exception {
        assertThat(answerTo("GET /v1/tickets?" + query + " HTTP/1.1\r\nConnection: close"))
                .contains(" 400 ", "application/problem+json", "urn:firstline:problem:malformed", "%25", "urn:trace:");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedByItsDeclaredLength() throws Exception {
        assertThat(statusOf("POST /v1/tickets HTTP/1.1\r\nContent-Length: 9000000"))
                .contains(" 413 ");
    }

    @Test
    void whatIsTooLongOrNoHttpIsRefusedInTheSameForm() throws Exception {
        assertThat(answerTo("GET /v1/tickets?q=" + "x".repeat(5_000) + " HTTP/1.1"))
                .contains(" 414 ", "application/problem+json", "urn:firstline:problem:address-too-long", "urn:trace:");
        assertThat(answerTo("GET /v1/tickets HTTP/1.1\r\nX-Long: " + "x".repeat(17_000)))
                .contains(" 431 ", "application/problem+json", "urn:firstline:problem:headers-too-long", "urn:trace:");
        assertThat(answerTo("GET /v1/tickets HTTP/1.1\r\nContent-Length: some"))
                .contains(" 400 ", "application/problem+json", "urn:firstline:problem:malformed");
    }

    @Test
    void anAddressWithRawBytesThatAreNotAsciiIsRefusedInTheSameForm() throws Exception {
        for (String address : List.of("/v1/customers/M\u00fcller", "/v1/tickets?customer=M\u00fcller")) {
            assertThat(answerTo("GET " + address + " HTTP/1.1\r\nConnection: close"))
                    .contains(
                            " 400 ",
                            "application/problem+json",
                            "urn:firstline:problem:malformed",
                            "percent-encoded",
                            "urn:trace:");
        }
    }

    /** By hand, because no client sends such things. */
    private static String answerTo(String head) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", door.port())) {
            socket.getOutputStream()
                    .write((head + "\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** By hand, because clients tidy up paths before they send them. */
    private static String statusOf(String head) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", door.port())) {
            socket.getOutputStream().write((head + "\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }
}
