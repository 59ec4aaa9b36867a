package dev.firstline.chassis.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers that are read: whole or not at all, and never more than was asked for. */
@Timeout(60)
class OutboundFetchTest {

    /** Of what ends well, however slow the machine. */
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    /** Of what never ends. */
    private static final Duration SHORT = Duration.ofMillis(700);

    /** The receiver of these tests reads up to a closing brace. */
    private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

    private Vertx vertx;
    private OutboundHttp http;

    @BeforeEach
    void open() throws Exception {
        vertx = Vertx.vertx();
        http = new OutboundHttp(vertx, "127.0.0.0/8");
        // The first one of a client takes longest, and must not use up the time of those that are cut short.
        try (var other = RawReceiver.answering("HTTP/1.1 204 No Content\r\n\r\n")) {
            assertThat(fetch(other, 100, DEADLINE).status()).isEqualTo(204);
        }
    }

    @AfterEach
    void close() {
        http.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void theWholeAnswerIsRead() throws Exception {
        try (var other = RawReceiver.answering(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + "Content-Length: 5\r\n\r\nhello")) {
            var answer = fetch(other, 100, DEADLINE);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.isSuccess()).isTrue();
            assertThat(answer.contentType()).isEqualTo("application/json");
            assertThat(answer.body()).asString(StandardCharsets.UTF_8).isEqualTo("hello");
            assertThat(other.received()).startsWith("POST /what?key=1 HTTP/1.1\r\n");
        }
    }

    @Test
    void whatIsOnlyAskedForHasNoBody() throws Exception {
        // The receiver waits for a closing brace, which does not come: what it has got is what was sent.
        try (var other = RawReceiver.answering("")) {
            var answer = http.fetch(OutboundRequest.get(
                            URI.create("http://127.0.0.1:" + other.port() + "/what"),
                            "contoso",
                            Map.of("authorization", "Bearer abc"),
                            100,
                            SHORT))
                    .toCompletableFuture();

            assertThatThrownBy(answer::get).hasCauseInstanceOf(TimeoutException.class);
            assertThat(other.received())
                    .startsWith("GET /what HTTP/1.1\r\n")
                    .containsIgnoringCase("authorization: Bearer abc")
                    .doesNotContainIgnoringCase("content-length");
        }
    }

    @Test
    void aFailureIsAnAnswerWithTheWishToBeAskedLater() throws Exception {
        try (var other = RawReceiver.answering(
                "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 7\r\nContent-Length: 2\r\n\r\nno")) {
            var answer = fetch(other, 100, DEADLINE);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.isSuccess()).isFalse();
            assertThat(answer.retryAfter()).isEqualTo("7");
        }
    }

    @Test
    void nothingBeyondTheLimitIsRead() throws Exception {
        try (var other = RawReceiver.repeating(
                "HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n", "x".repeat(16_384), Duration.ZERO)) {
            assertThatThrownBy(() -> fetch(other, 100_000, DEADLINE)).hasCauseInstanceOf(TooLargeException.class);
            assertThat(other.hungUpOnWithin(Duration.ofSeconds(5))).isTrue();
            assertThat(other.sent()).isLessThan(64L * 1024 * 1024);
        }
    }

    @Test
    void anAnswerOfExactlyTheLimitIsRead() throws Exception {
        try (var other = RawReceiver.answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")) {
            assertThat(fetch(other, 5, DEADLINE).body()).hasSize(5);
        }
    }

    @Test
    void aBodyThatTricklesIsNoAnswer() throws Exception {
        try (var other = RawReceiver.repeating(
                "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", "x", Duration.ofMillis(50))) {
            assertThatThrownBy(() -> fetch(other, 1_000_000, SHORT)).hasCauseInstanceOf(TimeoutException.class);
            assertThat(other.hungUpOnWithin(Duration.ofSeconds(5))).isTrue();
        }
    }

    @Test
    void aBodyThatBreaksOffIsNoAnswer() throws Exception {
        try (var other = RawReceiver.answeringAndHangingUp("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello")) {
            assertThatThrownBy(() -> fetch(other, 100, DEADLINE)).hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        try (var other = RawReceiver.answering(
                "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(fetch(other, 100, DEADLINE).status()).isEqualTo(302);
        }
    }

    @Test
    void anAddressThatMayNotBeCalledIsNotCalled() {
        assertThatThrownBy(() -> http.fetch(OutboundRequest.get(
                                URI.create("https://10.0.0.1/"), "contoso", Map.of(), 100, DEADLINE))
                        .toCompletableFuture()
                        .get())
                .hasCauseInstanceOf(RefusedAddressException.class);
    }

    @Test
    void neitherRequestNorAnswerShowsItsSecretsInALog() {
        var request = OutboundRequest.post(
                URI.create("https://login.example/token?code=hush"),
                "contoso",
                Map.of("authorization", "hush"),
                "hush".getBytes(StandardCharsets.UTF_8),
                1,
                SHORT);

        assertThat(request.toString()).isEqualTo("POST login.example");
        assertThat(new OutboundAnswer(200, null, null, "hush".getBytes(StandardCharsets.UTF_8)).toString())
                .doesNotContain("hush");
    }

    private OutboundAnswer fetch(RawReceiver other, int most, Duration deadline) throws Exception {
        return http.fetch(OutboundRequest.post(
                        URI.create("http://127.0.0.1:" + other.port() + "/what?key=1"),
                        "contoso",
                        Map.of("content-type", "application/json"),
                        BODY,
                        most,
                        deadline))
                .toCompletableFuture()
                .get();
    }
}
