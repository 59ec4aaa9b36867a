package dev.firstline.chassis.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.fixture.Stack;
import dev.firstline.devstack.test.FirstlineStack;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same at the socket of a service, past the front door. */
@Stack
class RawRequestsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            501 | Host: a~Transfer-Encoding: xchunked
            501 | Host: a~Transfer-Encoding: gzip, chunked
            400 | Host: a~Authorization: Bearer x~Authorization: Bearer y
            400 | Host: a~Content-Length: 2~Content-Length: 3
            400 | Host: a~Content-Length: 2~Idempotency-Key: a~Idempotency-Key: b
            400 | Host: a~Content-Length: 2~Idempotency-Key: a~idempotency-key: a
            400 | Host: a~Content-Length: 2~Content-Type: application/json~Content-Type: text/plain
            400 | Host: a~Content-Length: 2~Last-Event-ID: 1~Last-Event-ID: 2
            400 | Host: a~Content-Length: +2
            """)
    void whatCanBeReadInTwoWaysIsRefused(int status, String fields) throws IOException {
        var answer = answerTo("POST /v1/notes HTTP/1.1\r\n" + fields.replace("~", "\r\n") + "\r\n\r\n{}");

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void whoSendsAHeaderOfOneValueTwiceIsToldWhichHaveOne() throws IOException {
        var answer = answerTo("POST /v1/notes HTTP/1.1\r\nHost: a\r\nIdempotency-Key: a\r\nIdempotency-Key: b\r\n\r\n");

        assertThat(answer).contains("urn:firstline:problem:malformed", "Idempotency-Key", "once each");
    }

    /** Two ids that are no UTF-8 would be one. */
    @ParameterizedTest
    @ValueSource(strings = {"/v1/notes/k%FC", "/v1/notes/%C3", "/v1/notes?x=%ff", "/v1/notes?x=%c0%af"})
    void anAddressThatIsNoEncodedUtf8IsAProblem(String address) throws IOException {
        var answer = answerTo("GET " + address + " HTTP/1.1\r\nHost: a\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("urn:firstline:problem:malformed", "%25", "urn:trace:");
    }

    /** Whatever a front door made of it, nothing behind the first request is taken for a second one. */
    @Test
    void aLengthBesideChunksHidesNoSecondRequest() throws IOException {
        var hidden = "GET /v1/notes/crash HTTP/1.1\r\nHost: a\r\n\r\n";
        var token = FirstlineStack.token("contoso", "crm-client");
        var answer = answerTo("POST /v1/notes HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " + (5 + hidden.length())
                + "\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden);

        assertThat(answer.split("HTTP/1\\.1 \\d{3} ", -1)).hasSize(2);
    }

    private static String answerTo(String bytes) throws IOException {
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            var answer = new StringBuilder();
            var buffer = new byte[4096];
            int n;
            // The answer to what was refused, or the end of the connection.
            while ((n = socket.getInputStream().read(buffer)) > 0) {
                answer.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
                if (answer.indexOf("}") > 0 || answer.indexOf("content-length: 0") > 0) {
                    break;
                }
            }
            return answer.toString();
        }
    }
}
