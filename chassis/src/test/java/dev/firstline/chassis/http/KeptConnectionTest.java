package dev.firstline.chassis.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.fixture.Stack;
import dev.firstline.devstack.test.FirstlineStack;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients and proxies keep connections; one that is cut behind their back loses the request that they send next. */
@Stack
class KeptConnectionTest {

    /** Longer than what is still on its way is read for after an answer. */
    private static final int LONGER_THAN_ANY_LINGERING_MILLIS = 4_000;

    @ParameterizedTest
    @ValueSource(strings = {"/v1/notes", "/v1/nothing", "/q/health/live"})
    void aConnectionStaysAfterTheAnswerToAWholeRequest(String path) throws IOException {
        assertThat(staysAfter("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + FirstlineStack.token("contoso", "crm-client") + "\r\n\r\n"))
                .isTrue();
    }

    @Test
    void alsoAfterARefusal() throws IOException {
        assertThat(staysAfter("GET /v1/notes HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .isTrue();
    }

    private static boolean staysAfter(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(LONGER_THAN_ANY_LINGERING_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            assertThat(in.read()).as("the first byte of the answer").isEqualTo('H');
            while (in.read() >= 0) {
                // The answer, and nothing behind it.
            }
            return false;
        } catch (SocketTimeoutException open) {
            return true;
        }
    }
}
