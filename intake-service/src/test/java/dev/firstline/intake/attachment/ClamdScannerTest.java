package dev.firstline.intake.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.firstline.intake.attachment.VirusScanner.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClamdScannerTest {

    private static final String HOST = "127.0.0.1";
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private ClamdStub clamd;

    @BeforeEach
    void listen() throws IOException {
        clamd = new ClamdStub(0, 300_000);
    }

    @AfterEach
    void close() throws IOException {
        clamd.close();
    }

    @Test
    void whatItFindsIsNamed() throws IOException {
        assertThat(scan("x".repeat(200_000) + ClamdStub.INFECTED))
                .isEqualTo(new Verdict.Infected("Eicar-Test-Signature"));
    }

    @Test
    void whatItFindsNothingInIsClean() throws IOException {
        assertThat(scan("x".repeat(200_000))).isEqualTo(new Verdict.Clean());
        assertThat(scan("x")).isEqualTo(new Verdict.Clean());
    }

    @Test
    void whatItDoesNotLookThroughIsNotClean() {
        assertThatThrownBy(() -> scan("x".repeat(400_000))).isInstanceOf(IOException.class);
    }

    @Test
    void whoeverDoesNotAnswerIsLeft() throws IOException {
        var file = Files.writeString(folder.resolve("f"), ClamdStub.MUTE);
        var impatient = new ClamdScanner(HOST, clamd.port(), Duration.ofMillis(200));

        assertThatThrownBy(() -> impatient.scan(file)).isInstanceOf(IOException.class);
    }

    @Test
    void whereNobodyListensNothingIsClean() throws IOException {
        clamd.close();

        assertThatThrownBy(() -> scan("x")).isInstanceOf(IOException.class);
    }

    /** With ClamAV itself, where it is installed, and a signature of our own: its own come from the network. */
    @Test
    void clamdSaysTheSame() throws Exception {
        var program = List.of(Path.of("/usr/sbin/clamd"), Path.of("/usr/local/sbin/clamd")).stream()
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(program.isPresent(), "clamd is not installed");
        var port = clamd.port();
        clamd.close();
        var signatures = Files.createDirectory(folder.resolve("db"));
        Files.writeString(
                signatures.resolve("own.ndb"),
                "Own.Test:0:*:" + HexFormat.of().formatHex(ClamdStub.INFECTED.getBytes(StandardCharsets.US_ASCII))
                        + "\n");
        var configuration = Files.writeString(folder.resolve("clamd.conf"), """
                DatabaseDirectory %s
                TCPAddr 127.0.0.1
                TCPSocket %d
                Foreground yes
                """.formatted(signatures, port));
        var process = new ProcessBuilder(program.get().toString(), "--config-file=" + configuration)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("clamd.log").toFile())
                .start();
        try {
            await().atMost(LONG)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(scan(port, "x")).isEqualTo(new Verdict.Clean()));
            assertThat(scan(port, ClamdStub.INFECTED)).isInstanceOf(Verdict.Infected.class);
        } finally {
            process.destroy();
        }
    }

    private Verdict scan(String content) throws IOException {
        return scan(clamd.port(), content);
    }

    private Verdict scan(int port, String content) throws IOException {
        return new ClamdScanner(HOST, port, LONG).scan(Files.writeString(folder.resolve("file"), content));
    }
}
