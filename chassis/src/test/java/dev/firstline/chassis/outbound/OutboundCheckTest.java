package dev.firstline.chassis.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a URL of somebody else's choice may not lead, neither on entry nor at a call. */
class OutboundCheckTest {

    static final String[] REFUSED = {
        "https://169.254.169.254/latest/meta-data",
        "https://127.0.0.1/",
        "https://10.1.2.3/",
        "https://100.64.0.1/",
        "https://192.168.0.1/",
        "https://[::1]/",
        "https://[::]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:7f00:1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[fe80::1%25eth0]/",
        "https://2130706433/",
        "https://127.1/",
        "https://0x7f000001/",
        "https://0x7f.0.0.1/",
        "https://0177.0.0.1/",
        "https://127.0.0.1./",
        "https://localhost/",
        "https://localhost./",
        "https://LOCALHOST/",
        "https://mixed.test/",
        "https://metadata.test/",
        "https://user@example.com/",
        "https://user:secret@example.com/",
        "https://example.com:22/",
        "https://example.com:80/",
        "https://example.com/#part",
        "http://example.com/",
        "ftp://example.com/",
        "file:///etc/passwd",
        "gopher://example.com/",
        "//example.com/",
        "example.com",
        "https:///path",
        "https://./",
        "mailto:somebody@example.com"
    };

    private static Vertx vertx;
    private static OutboundHttp http;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        http = new OutboundHttp(vertx, " ");
    }

    @AfterAll
    static void close() {
        http.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @FieldSource("REFUSED")
    void refusesOnEntry(String url) {
        assertThatThrownBy(() -> http.check(URI.create(url), "contoso")).isInstanceOf(RefusedAddressException.class);
    }

    @ParameterizedTest
    @FieldSource("REFUSED")
    void refusesAtACall(String url) {
        var answer = http.post(URI.create(url), "contoso", Map.of(), new byte[0], Duration.ofSeconds(5))
                .toCompletableFuture();

        assertThatThrownBy(answer::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(RefusedAddressException.class);
    }

    /** What the operator opens is opened, and nothing else. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://93.184.215.14/",
                "http://[2606:4700::1]/",
                "https://93.184.215.14:22/",
                "http://93.184.215.14:81/a",
                "https://10.2.0.1/",
                "http://127.0.0.1/"
            })
    void aNetworkThatIsAllowedLoosensNothingForOthers(String url) {
        var opened = new OutboundHttp(vertx, "10.1.2.0/24");
        try {
            assertThatCode(() -> opened.check(URI.create("http://10.1.2.3:8080/x"), "contoso"))
                    .doesNotThrowAnyException();
            assertThatThrownBy(() -> opened.check(URI.create(url), "contoso"))
                    .isInstanceOf(RefusedAddressException.class);
            assertThatThrownBy(
                            () -> opened.post(URI.create(url), "contoso", Map.of(), new byte[0], Duration.ofSeconds(5))
                                    .toCompletableFuture()
                                    .get())
                    .hasCauseInstanceOf(RefusedAddressException.class);
        } finally {
            opened.close();
        }
    }

    /** Whether such a host may be called so shows only when it is known where it leads. */
    @ParameterizedTest
    @ValueSource(
            strings = {"http://nobody-has-this-name.invalid/hook", "https://nobody-has-this-name.invalid:9443/hook"})
    void aNameThatLeadsNowhereIsCalledOverTlsOnAUsualPortOrNotAtAll(String url) {
        var opened = new OutboundHttp(vertx, "10.1.2.0/24");
        try {
            assertThatThrownBy(() -> opened.check(URI.create(url), "contoso"))
                    .isInstanceOf(RefusedAddressException.class)
                    .hasMessageContaining("https://");
            assertThatCode(() -> opened.check(URI.create("https://nobody-has-this-name.invalid:8443/hook"), "contoso"))
                    .doesNotThrowAnyException();
        } finally {
            opened.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://93.184.215.14/hook?key=1", "https://93.184.215.14:8443", "https://[2606:4700::1]/x"})
    void acceptsPublicAddresses(String url) {
        assertThatCode(() -> http.check(URI.create(url), "contoso")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://nobody-has-this-name.invalid/hook"})
    void letsANameThatLeadsNowherePassOnEntryAndFailAtTheCall(String url) {
        assertThatCode(() -> http.check(URI.create(url), "contoso")).doesNotThrowAnyException();
        assertThat(http.post(URI.create(url), "contoso", Map.of(), new byte[0], Duration.ofSeconds(10))
                        .toCompletableFuture())
                .failsWithin(Duration.ofSeconds(60));
    }
}
