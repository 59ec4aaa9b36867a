package dev.firstline.chassis.http;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that keeps to no manners: it says what it is told to, byte by byte, and reads when it is told to. */
final class RawClient implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 60_000;

    private final Socket socket;

    private RawClient(Socket socket) {
        this.socket = socket;
    }

    static RawClient open() throws IOException {
        return open(new Socket());
    }

    /** With next to no room for what it has not read. */
    static RawClient openNarrow() throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(2_048);
        return open(socket);
    }

    private static RawClient open(Socket socket) throws IOException {
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.connect(new InetSocketAddress("127.0.0.1", RestAssured.port), TIMEOUT_MILLIS);
        return new RawClient(socket);
    }

    RawClient say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** The head of a post that promises so many bytes. */
    RawClient post(String path, String token, long length) throws IOException {
        return say("""
                POST %s HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                """.formatted(path, token, length));
    }

    RawClient get(String path, String token) throws IOException {
        return say("GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n".formatted(path, token));
    }

    /** The status of the answer, as soon as it comes; -1 when the connection ends without one. */
    int status() throws IOException {
        var line = new StringBuilder();
        InputStream in = socket.getInputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.append((char) b);
        }
        return line.length() < 12 ? -1 : Integer.parseInt(line.substring(9, 12));
    }

    /** All that comes until the other side ends the connection. */
    String answer() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** Reads until the other side ends the connection; how many bytes came. */
    long rest() {
        long count = 0;
        try {
            var buffer = new byte[8_192];
            for (int n = socket.getInputStream().read(buffer);
                    n >= 0;
                    n = socket.getInputStream().read(buffer)) {
                count += n;
            }
        } catch (java.net.SocketTimeoutException e) {
            throw new AssertionError("the connection was left open", e);
        } catch (IOException reset) {
            return count;
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
