package dev.firstline.intake.attachment;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Speaks clamd's INSTREAM, and finds what a file says of itself: {@link #INFECTED} anywhere in it. (The test file of EICAR itself would be taken
 * away by the scanners of those who build this.) What holds {@link #MUTE} is never answered.
 */
final class ClamdStub implements AutoCloseable {

    static final String INFECTED = "THIS-IS-WHAT-A-TEST-FINDS";
    static final String MUTE = "THIS-IS-NEVER-ANSWERED";

    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket server;
    private final int longest;
    private final AtomicInteger scanned = new AtomicInteger();

    /**
     * Listens from now on.
     *
     * @param port 0 for any free one
     * @param longest clamd's StreamMaxLength
     */
    ClamdStub(int port, int longest) throws IOException {
        server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        this.longest = longest;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many files it gave a verdict on. */
    int scanned() {
        return scanned.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                Thread.ofVirtual().start(() -> answer(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket client) {
        try (client) {
            var in = new DataInputStream(client.getInputStream());
            if (!Arrays.equals(in.readNBytes(COMMAND.length), COMMAND)) {
                reply(client, "UNKNOWN COMMAND");
                return;
            }
            var content = new StringBuilder();
            for (int length = in.readInt(); length != 0; length = in.readInt()) {
                content.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
                if (content.length() > longest) {
                    reply(client, "INSTREAM size limit exceeded. ERROR");
                    return;
                }
            }
            if (content.indexOf(MUTE) >= 0) {
                in.read();
                return;
            }
            reply(client, content.indexOf(INFECTED) >= 0 ? "stream: Eicar-Test-Signature FOUND" : "stream: OK");
            scanned.incrementAndGet();
        } catch (IOException gone) {
            // Whoever asked has left.
        }
    }

    private static void reply(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\0").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }
}
