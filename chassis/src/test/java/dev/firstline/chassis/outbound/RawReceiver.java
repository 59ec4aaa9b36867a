package dev.firstline.chassis.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A receiver that writes to the socket what a decent one would not. */
final class RawReceiver implements AutoCloseable {

    private final ServerSocket server;
    private final String head;
    private final String part;
    private final Duration pause;
    private final boolean hangsUp;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong sent = new AtomicLong();
    private final CountDownLatch hungUpOn = new CountDownLatch(1);

    private RawReceiver(String head, String part, Duration pause, boolean hangsUp) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        this.head = head;
        this.part = part;
        this.pause = pause;
        this.hangsUp = hangsUp;
        Thread.ofVirtual().start(this::listen);
    }

    /** Writes this, and keeps the connection open. */
    static RawReceiver answering(String head) throws IOException {
        return new RawReceiver(head, "", Duration.ZERO, false);
    }

    static RawReceiver answeringAndHangingUp(String head) throws IOException {
        return new RawReceiver(head, "", Duration.ZERO, true);
    }

    /** Writes the head, and then the part over and over. */
    static RawReceiver repeating(String head, String part, Duration pause) throws IOException {
        return new RawReceiver(head, part, pause, false);
    }

    int port() {
        return server.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    long sent() {
        return sent.get();
    }

    String received() {
        synchronized (received) {
            return received.toString(StandardCharsets.UTF_8);
        }
    }

    boolean hungUpOnWithin(Duration patience) throws InterruptedException {
        return hungUpOn.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            readRequest(socket);
            write(socket, head);
            while (!part.isEmpty() && !server.isClosed()) {
                write(socket, part);
                LockSupport.parkNanos(pause.toNanos());
            }
            if (!hangsUp) {
                socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
            }
        } catch (IOException e) {
            // The other side hung up: that is what is asked for.
        } finally {
            hungUpOn.countDown();
        }
    }

    private void readRequest(Socket socket) throws IOException {
        var in = socket.getInputStream();
        var buffer = new byte[8192];
        int n;
        while (!received().endsWith("}") && (n = in.read(buffer)) > 0) {
            synchronized (received) {
                received.write(buffer, 0, n);
            }
        }
    }

    private void write(Socket socket, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        sent.addAndGet(bytes.length);
    }
}
