package dev.firstline.chassis.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.chassis.outbound.OutboundHttp.Answer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What receivers do to a caller, and what the caller lets them. */
@Timeout(30)
class OutboundHttpTest {

    /** Of what ends well, however slow the machine. */
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    /** Of what never ends. */
    private static final Duration SHORT = Duration.ofMillis(700);

    private static final byte[] BODY = "{\"type\":\"sla.breached\"}".getBytes(StandardCharsets.UTF_8);

    private Vertx vertx;
    private OutboundHttp http;

    @BeforeEach
    void open() throws Exception {
        vertx = Vertx.vertx();
        http = new OutboundHttp(vertx, "127.0.0.0/8");
        // The first one of a client takes longest, and must not use up the time of those that are cut short.
        try (var receiver = RawReceiver.answering("HTTP/1.1 204 No Content\r\n\r\n")) {
            assertThat(post(receiver, "127.0.0.1").status()).isEqualTo(204);
        }
    }

    @AfterEach
    void close() {
        http.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void sendsTheBodyUnderTheNameOfTheHost() throws Exception {
        try (var receiver = RawReceiver.answering("HTTP/1.1 204 No Content\r\n\r\n")) {
            assertThat(post(receiver, "receiver.test")).isEqualTo(new Answer(204, null));
            assertThat(receiver.received())
                    .startsWith("POST /hook?key=1 HTTP/1.1\r\n")
                    .containsIgnoringCase("host: receiver.test:" + receiver.port())
                    .endsWith(new String(BODY, StandardCharsets.UTF_8));
        }
    }

    @Test
    void nameServersThatLetUsWaitForOneTenantDelayNoOther() throws Exception {
        TestNames.stalling = new CountDownLatch(1);
        try (var receiver = RawReceiver.answering("HTTP/1.1 204 No Content\r\n\r\n")) {
            var hanging = IntStream.range(0, 100)
                    .mapToObj(i -> http.post(
                                    URI.create("http://stalls-" + i + ".test/"),
                                    "slow",
                                    Map.of(),
                                    BODY,
                                    Duration.ofSeconds(20))
                            .toCompletableFuture())
                    .toList();

            assertThat(post(receiver, "receiver.test")).isEqualTo(new Answer(204, null));
            // What finds no place is told so, and not that its host is unknown.
            assertThatThrownBy(() -> hanging.getLast().get()).hasCauseInstanceOf(CrowdedException.class);
        } finally {
            TestNames.stalling.countDown();
        }
    }

    @Test
    void looksTheNameUpOnceSoThatASecondAnswerCannotLeadElsewhere() throws Exception {
        try (var receiver = RawReceiver.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            int before = TestNames.lookupsOf("receiver.test");
            post(receiver, "receiver.test");
            assertThat(TestNames.lookupsOf("receiver.test") - before).isEqualTo(1);
        }
    }

    @Test
    void doesNotFollowARedirect() throws Exception {
        try (var inside = RawReceiver.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                var receiver = RawReceiver.answering("HTTP/1.1 307 Temporary Redirect\r\nLocation: http://127.0.0.1:"
                        + inside.port() + "/\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(post(receiver, "127.0.0.1").status()).isEqualTo(307);
            assertThat(inside.connections()).isZero();
        }
    }

    @Test
    void tellsWhenTheReceiverWantsToBeAskedAgain() throws Exception {
        try (var receiver = RawReceiver.answering(
                "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 999999999\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(post(receiver, "127.0.0.1")).isEqualTo(new Answer(429, "999999999"));
        }
    }

    @Test
    void givesUpOnAReceiverThatNeverAnswers() throws Exception {
        try (var receiver = RawReceiver.answering("")) {
            assertThatThrownBy(() -> post(receiver, "127.0.0.1", SHORT)).hasCauseInstanceOf(TimeoutException.class);
            assertThat(receiver.hungUpOnWithin(Duration.ofSeconds(5))).isTrue();
        }
    }

    @Test
    void givesUpOnAHeadThatTrickles() throws Exception {
        try (var receiver = RawReceiver.repeating("HTTP/1.1 200 OK\r\n", "X-A: b\r\n", Duration.ofMillis(50))) {
            assertThatThrownBy(() -> post(receiver, "127.0.0.1", SHORT)).hasCauseInstanceOf(TimeoutException.class);
            assertThat(receiver.hungUpOnWithin(Duration.ofSeconds(5))).isTrue();
        }
    }

    @Test
    void givesUpOnAnEndlessHead() throws Exception {
        try (var receiver =
                RawReceiver.repeating("HTTP/1.1 200 OK\r\n", "X-A: " + "b".repeat(1000) + "\r\n", Duration.ZERO)) {
            assertThatThrownBy(() -> post(receiver, "127.0.0.1", SHORT)).isInstanceOf(ExecutionException.class);
            assertThat(receiver.hungUpOnWithin(Duration.ofSeconds(5))).isTrue();
        }
    }

    @Test
    void takesTheHeadOfAnAnswerWhoseBodyTricklesAndHangsUpAtTheDeadline() throws Exception {
        try (var receiver = RawReceiver.repeating(
                "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", "x", Duration.ofMillis(50))) {
            assertThat(post(receiver, "127.0.0.1", SHORT).status()).isEqualTo(200);
            assertThat(receiver.hungUpOnWithin(Duration.ofSeconds(5))).isTrue();
        }
    }

    @Test
    void hangsUpOnAGigabyte() throws Exception {
        try (var receiver = RawReceiver.repeating(
                "HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n", "x".repeat(16_384), Duration.ZERO)) {
            assertThat(post(receiver, "127.0.0.1", Duration.ofSeconds(60)).status())
                    .isEqualTo(200);
            assertThat(receiver.hungUpOnWithin(Duration.ofSeconds(5))).isTrue();
            assertThat(receiver.sent()).isLessThan(64L * 1024 * 1024);
        }
    }

    @Test
    void failsAtOnceWhenTheReceiverHangsUpOrDoesNotSpeakHttp() throws Exception {
        for (var answer : new String[] {"HTTP/1.1 2", "hello\r\n\r\n", "HTTP/1.1 banana OK\r\n\r\n"}) {
            try (var receiver = RawReceiver.answeringAndHangingUp(answer)) {
                assertThatThrownBy(() -> post(receiver, "127.0.0.1", Duration.ofSeconds(60)))
                        .as(answer)
                        .isInstanceOf(ExecutionException.class)
                        .cause()
                        .isNotInstanceOf(TimeoutException.class);
            }
        }
    }

    @Test
    void failsWhenNobodyListens() throws Exception {
        var receiver = RawReceiver.answering("");
        receiver.close();

        assertThatThrownBy(() -> post(receiver, "127.0.0.1")).hasCauseInstanceOf(IOException.class);
    }

    private Answer post(RawReceiver receiver, String host) throws Exception {
        return post(receiver, host, DEADLINE);
    }

    private Answer post(RawReceiver receiver, String host, Duration deadline) throws Exception {
        return http.post(
                        URI.create("http://" + host + ":" + receiver.port() + "/hook?key=1"),
                        "contoso",
                        Map.of("content-type", "application/json"),
                        BODY,
                        deadline)
                .toCompletableFuture()
                .get();
    }
}
