package dev.firstline.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Forwards TCP, and can stop doing so without closing anything, as a network that went away does. */
final class StallingProxy implements AutoCloseable {

    private final ServerSocket server;
    private final int to;
    private final Set<Way> ways = ConcurrentHashMap.newKeySet();
    private volatile boolean stalled;

    /** @param to the port of this machine to which it forwards */
    StallingProxy(int to) {
        this.to = to;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** From now on nothing goes through, and what is connected now is dead for ever. */
    void stall() {
        stalled = true;
        ways.forEach(way -> way.dead = true);
    }

    /** New connections go through again. */
    void release() {
        stalled = false;
    }

    /** How many streams of events are open. */
    long streams() {
        return ways.stream().filter(way -> way.streams).count();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var way = new Way(server.accept(), new Socket(InetAddress.getLoopbackAddress(), to), stalled);
                ways.add(way);
                Thread.ofVirtual().start(() -> forward(way, way.browser, way.service));
                Thread.ofVirtual().start(() -> forward(way, way.service, way.browser));
            } catch (IOException e) {
                close();
            }
        }
    }

    private void forward(Way way, Socket from, Socket to) {
        var buffer = new byte[8192];
        try {
            for (int read; (read = from.getInputStream().read(buffer)) >= 0; ) {
                if (way.dead) {
                    continue;
                }
                if (from == way.browser) {
                    way.streams = new String(buffer, 0, read, StandardCharsets.ISO_8859_1).startsWith("GET /events");
                }
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException e) {
            // One side has gone: so does the other.
        } finally {
            ways.remove(way);
            way.close();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ways.forEach(Way::close);
    }

    private static final class Way {

        private final Socket browser;
        private final Socket service;
        private volatile boolean dead;
        private volatile boolean streams;

        Way(Socket browser, Socket service, boolean dead) {
            this.browser = browser;
            this.service = service;
            this.dead = dead;
        }

        void close() {
            try (browser;
                    service) {
                // Both, whatever becomes of the one.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
