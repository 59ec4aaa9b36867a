package dev.firstline.intake.attachment;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * ClamAV's daemon, by its command INSTREAM (clamd(8)): the file in chunks, each with its length before it, a length of 0 at the end; then one line.
 * A file above clamd's {@code StreamMaxLength} is not looked through and counts as not scanned.
 */
final class ClamdScanner implements VirusScanner {

    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_REPLY = 1024;
    private static final Pattern FOUND = Pattern.compile("stream: ([ -~]{1,200}) FOUND");

    private final String host;
    private final int port;
    private final Duration patience;

    /** @param patience from the connection to the verdict */
    ClamdScanner(String host, int port, Duration patience) {
        this.host = host;
        this.port = port;
        this.patience = patience;
    }

    @Override
    public Verdict scan(Path file) throws IOException {
        try (var socket = new Socket();
                var in = Files.newInputStream(file)) {
            // A read has a limit of its own, a write has none: whoever does not take the file is left by its end.
            var end = CompletableFuture.runAsync(
                    () -> close(socket), CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS));
            try {
                socket.connect(new InetSocketAddress(host, port), Math.toIntExact(patience.toMillis()));
                send(in, socket);
                return verdict(reply(socket.getInputStream()));
            } finally {
                end.cancel(false);
            }
        }
    }

    private static void send(InputStream in, Socket socket) throws IOException {
        var out = new DataOutputStream(socket.getOutputStream());
        out.write(COMMAND);
        var chunk = new byte[CHUNK];
        for (int read = in.read(chunk); read > 0; read = in.read(chunk)) {
            out.writeInt(read);
            out.write(chunk, 0, read);
        }
        out.writeInt(0);
        out.flush();
    }

    private static String reply(InputStream in) throws IOException {
        var reply = new StringBuilder();
        for (int c = in.read(); c > 0 && reply.length() < LONGEST_REPLY; c = in.read()) {
            reply.append((char) c);
        }
        return reply.toString().strip();
    }

    private static Verdict verdict(String reply) throws IOException {
        if (reply.equals("stream: OK")) {
            return new Verdict.Clean();
        }
        var found = FOUND.matcher(reply);
        if (found.matches()) {
            return new Verdict.Infected(found.group(1));
        }
        throw new IOException("clamd says no verdict: " + (reply.isEmpty() ? "nothing" : reply));
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
