package dev.firstline.devstack.test;

import dev.firstline.devstack.issuer.Directory;
import dev.firstline.devstack.issuer.Issuer;
import dev.firstline.devstack.issuer.IssuerKey;
import dev.firstline.devstack.issuer.Redirects;
import dev.firstline.devstack.mail.MailSink;
import dev.firstline.devstack.process.Folders;
import dev.firstline.devstack.process.Ports;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;

/**
 * The servers of the tests in a JVM of their own, so that they outlive the class loaders of a test run and never meet its libraries.
 *
 * <p>It says where everything is in one line, and ends when its standard input does: however the tests end, nothing is left behind.
 */
final class StackProcess {

    private StackProcess() {}

    /** Starts everything and waits for the end of the tests. */
    public static void main(String[] arguments) throws Exception {
        PrintStream answer = System.out;
        // Whatever a library prints must not be taken for the answer.
        System.setOut(System.err);
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(4));
        Path keys = Files.createTempDirectory("firstline-keys");
        try (StackServers servers = servers();
                MailSink mail = MailSink.start(vertx, 0, 0);
                Issuer issuer = Issuer.start(
                        vertx,
                        Ports.free(1).getFirst(),
                        IssuerKey.in(keys.resolve("issuer.jwk")),
                        Directory.local(),
                        new Redirects(Set.of()),
                        Clock.systemUTC())) {
            StackAddresses addresses = new StackAddresses(
                    servers.postgres(),
                    servers.postgresPassword(),
                    servers.kafka(),
                    issuer.mint().issuer(),
                    keys.resolve("issuer.jwk").toString(),
                    mail.smtpPort(),
                    "http://127.0.0.1:" + mail.webPort());
            answer.write((addresses.toLine() + "\n").getBytes(StandardCharsets.UTF_8));
            answer.flush();
            System.in.transferTo(OutputStream.nullOutputStream());
        } finally {
            Folders.delete(keys);
        }
        System.exit(0);
    }

    private static StackServers servers() throws Exception {
        return "containers".equals(System.getProperty("stack")) ? ContainerServers.start() : EmbeddedServers.start();
    }
}
