package dev.firstline.chassis.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.PfxOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The address is pinned, yet TLS speaks of the name: the server is told it, and its certificate must carry it. */
@Timeout(60)
class OutboundTlsTest {

    private static final String PASSWORD = "tests-only";

    @TempDir
    static Path folder;

    private final AtomicReference<String> indicatedName = new AtomicReference<>();
    private Vertx vertx;
    private HttpServer server;

    @BeforeAll
    static void makeCertificate() throws Exception {
        keytool("-genkeypair -alias receiver -keyalg EC -dname CN=receiver.test -ext san=dns:receiver.test -validity 2"
                + " -keystore "
                + folder.resolve("key.p12"));
        keytool("-exportcert -rfc -alias receiver -file " + folder.resolve("cert.pem") + " -keystore "
                + folder.resolve("key.p12"));
    }

    @BeforeEach
    void startServerOfReceiverTest() throws Exception {
        vertx = Vertx.vertx();
        server = vertx.createHttpServer(new HttpServerOptions()
                        .setSsl(true)
                        .setSni(true)
                        .setKeyCertOptions(new PfxOptions()
                                .setPath(folder.resolve("key.p12").toString())
                                .setPassword(PASSWORD)))
                .requestHandler(request -> {
                    indicatedName.set(request.connection().indicatedServerName());
                    request.response().setStatusCode(204).end();
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aCertificateOfTheNameIsAccepted() throws Exception {
        assertThat(post(trusting(), "receiver.test")).isEqualTo(204);
        assertThat(indicatedName).hasValue("receiver.test");
    }

    @Test
    void aCertificateOfAnotherNameIsRefused() {
        assertThatThrownBy(() -> post(trusting(), "stranger.test"))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(java.security.cert.CertificateException.class)
                .hasCauseInstanceOf(SSLException.class);
        assertThat(indicatedName).hasNullValue();
    }

    @Test
    void aCertificateOfTheNameIsRefusedWhereOnlyTheAddressIsGiven() {
        assertThatThrownBy(() -> post(trusting(), "127.0.0.1")).hasCauseInstanceOf(SSLException.class);
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() {
        var http = new OutboundHttp(vertx, "127.0.0.0/8");

        assertThatThrownBy(() -> post(http, "receiver.test")).hasCauseInstanceOf(SSLException.class);
    }

    private OutboundHttp trusting() {
        return new OutboundHttp(
                vertx,
                "127.0.0.0/8",
                new HttpClientOptions()
                        .setTrustOptions(new PemTrustOptions()
                                .addCertPath(folder.resolve("cert.pem").toString())));
    }

    private int post(OutboundHttp http, String host) throws Exception {
        try {
            return http.post(
                            URI.create("https://" + host + ":" + server.actualPort() + "/"),
                            "contoso",
                            Map.of(),
                            new byte[] {'x'},
                            Duration.ofSeconds(10))
                    .toCompletableFuture()
                    .get()
                    .status();
        } finally {
            http.close();
        }
    }

    private static void keytool(String arguments) throws Exception {
        var command = new java.util.ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(java.util.List.of(arguments.split(" ")));
        command.addAll(java.util.List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(50, TimeUnit.SECONDS)).as(output).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }
}
