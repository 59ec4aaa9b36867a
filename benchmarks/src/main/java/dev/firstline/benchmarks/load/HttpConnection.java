package dev.firstline.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One kept-alive HTTP/1.1 connection, as thin as can be: the load shares the processors with what it measures. It understands what the
 * services send, and nothing else.
 */
public final class HttpConnection implements AutoCloseable {

    private static final int LONGEST_WAIT_MILLIS = 60_000;

    /** The services close what was silent for a minute. */
    private static final long LONGEST_REST = Duration.ofSeconds(20).toNanos();

    private final URI service;
    private Socket socket;
    private OutputStream out;
    private long lastUsed;
    private final String path;
    private final String postHead;
    private final String getHead;
    private byte[] buffer = new byte[16 * 1024];
    private int filled;

    /**
     * Opens it; after a rest it is opened anew.
     *
     * @param service scheme, host and port
     * @param path of a POST that names no other
     * @param token the bearer token of every request
     */
    public HttpConnection(URI service, String path, String token) throws IOException {
        this.service = service;
        socket = open();
        out = socket.getOutputStream();
        lastUsed = System.nanoTime();
        this.path = path;
        postHead = """
                 HTTP/1.1\r
                Host: %s:%d\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Content-Length:""".formatted(service.getHost(), service.getPort(), token);
        getHead = """
                 HTTP/1.1\r
                Host: %s:%d\r
                Authorization: Bearer %s\r
                \r
                """.formatted(service.getHost(), service.getPort(), token);
    }

    private Socket open() throws IOException {
        var opened = new Socket(service.getHost(), service.getPort());
        opened.setTcpNoDelay(true);
        opened.setSoTimeout(LONGEST_WAIT_MILLIS);
        return opened;
    }

    /** Posts a body and waits for the answer. */
    public Answer post(byte[] body) throws IOException {
        return postWith(path, "", body);
    }

    /** Posts a body to that path, which begins with a slash, and waits for the answer. */
    public Answer post(String path, byte[] body) throws IOException {
        return postWith(path, "", body);
    }

    /** Posts a body that is to be taken once, whatever comes between. */
    public Answer postOnce(String idempotencyKey, byte[] body) throws IOException {
        return postWith(path, "\r\nIdempotency-Key: " + idempotencyKey, body);
    }

    private Answer postWith(String path, String headers, byte[] body) throws IOException {
        var head = ("POST " + path + postHead + " " + body.length + headers + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        var request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return exchange(request);
    }

    /** Gets what is at that path, which begins with a slash, and waits for the answer. */
    public Answer get(String path) throws IOException {
        return exchange(("GET " + path + getHead).getBytes(StandardCharsets.US_ASCII));
    }

    private Answer exchange(byte[] request) throws IOException {
        if (System.nanoTime() - lastUsed > LONGEST_REST) {
            socket.close();
            socket = open();
            out = socket.getOutputStream();
        }
        out.write(request);
        filled = 0;
        int headEnd = readHead();
        var headers = new String(buffer, 0, headEnd, StandardCharsets.US_ASCII);
        int bodyLength =
                Integer.parseInt(Answer.header(headers, "content-length").orElse("0"));
        while (filled < headEnd + bodyLength) {
            fill();
        }
        lastUsed = System.nanoTime();
        return new Answer(headers, new String(buffer, headEnd, bodyLength, StandardCharsets.UTF_8));
    }

    /** Reads until the empty line and returns the place behind it. */
    private int readHead() throws IOException {
        int seen = 0;
        while (true) {
            fill();
            for (; seen + 3 < filled; seen++) {
                if (buffer[seen] == '\r'
                        && buffer[seen + 1] == '\n'
                        && buffer[seen + 2] == '\r'
                        && buffer[seen + 3] == '\n') {
                    return seen + 4;
                }
            }
        }
    }

    private void fill() throws IOException {
        if (filled == buffer.length) {
            buffer = java.util.Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = socket.getInputStream().read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            throw new EOFException("the service closed the connection");
        }
        filled += read;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
