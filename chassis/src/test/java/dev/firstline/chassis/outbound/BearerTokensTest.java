package dev.firstline.chassis.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BearerTokensTest {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private Vertx vertx;
    private OutboundHttp http;
    private BearerTokens tokens;
    private HttpServer server;
    private volatile int status = 200;
    private volatile String answer = "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"t%d\"}";

    @BeforeEach
    void open() throws IOException {
        vertx = Vertx.vertx();
        http = new OutboundHttp(vertx, "127.0.0.0/8");
        tokens = new BearerTokens(http);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 10);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var bytes = answer.formatted(asked.size()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Retry-After", "30");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
        http.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aTokenIsAskedForByTheClientCredentialsGrant() throws Exception {
        assertThat(token("s&cret=ü")).isEqualTo("t1");

        assertThat(asked)
                .containsExactly("application/x-www-form-urlencoded grant_type=client_credentials&client_id=client"
                        + "&client_secret=s%26cret%3D%C3%BC&scope=https%3A%2F%2Fgraph.example%2F.default");
    }

    @Test
    void aTokenIsUsedAgainWhileItIsGoodAndAnotherSecretHasItsOwn() throws Exception {
        assertThat(token("secret")).isEqualTo("t1");
        assertThat(token("secret")).isEqualTo("t1");
        assertThat(token("other")).isEqualTo("t2");
        assertThat(asked).hasSize(2);
    }

    @Test
    void aTokenThatWasRefusedIsForgotten() throws Exception {
        token("secret");
        tokens.forget(credentials("secret"));

        assertThat(token("secret")).isEqualTo("t2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"expires_in\":299,", "\"expires_in\":\"0\",", "\"expires_in\":-1,", ""})
    void aTokenInItsLastMinutesIsUsedOnce(String expires) throws Exception {
        answer = "{" + expires + "\"access_token\":\"t%d\"}";

        assertThat(token("secret")).isEqualTo("t1");
        assertThat(token("secret")).isEqualTo("t2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"access_token\":null}",
                "{\"access_token\":\"a\\r\\nx-other: b\"}",
                "{\"access_token\":{\"a\":1}}"
            })
    void whatIsNoTokenIsRefused(String text) {
        answer = text;

        assertThatThrownBy(() -> token("secret")).hasCauseInstanceOf(TokenRefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 429, 503})
    void aRefusalSaysWhichAndWhenToAskAgain(int refusal) {
        status = refusal;
        answer = "{\"error\":\"invalid_client\",\"access_token\":\"not to be used\"}";

        assertThatThrownBy(() -> token("secret"))
                .cause()
                .isInstanceOfSatisfying(TokenRefusedException.class, refused -> {
                    assertThat(refused.status()).isEqualTo(refusal);
                    assertThat(refused.retryAfter()).isEqualTo("30");
                });
    }

    @Test
    void credentialsDoNotShowTheirSecretInALog() {
        assertThat(credentials("hush").toString()).doesNotContain("hush");
    }

    private String token(String secret) throws ExecutionException, InterruptedException {
        return tokens.token(credentials(secret), "contoso", DEADLINE)
                .toCompletableFuture()
                .get();
    }

    private ClientCredentials credentials(String secret) {
        return new ClientCredentials(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/token"),
                "client",
                secret,
                "https://graph.example/.default");
    }
}
