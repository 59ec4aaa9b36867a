package dev.firstline.devstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of the loopback address. */
public final class Ports {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final int LOWEST = 10_240;
    private static final int HIGHEST = 32_000;

    private Ports() {}

    /** Whether something listens on the port, so that we cannot. */
    public static boolean isTaken(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            // Without this a port counts as taken for a minute after its last connection ended.
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(LOOPBACK, port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** Whether somebody takes connections on the port. Unlike {@link #isTaken} it never stands in the way of who is about to listen. */
    public static boolean answers(int port) {
        try (Socket probe = new Socket()) {
            probe.connect(new InetSocketAddress(LOOPBACK, port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * As many different ports as wanted, free at this moment.
     *
     * <p>Below those that systems give to outgoing connections: while a service is down for a moment, none of them can take its port.
     */
    public static List<Integer> free(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int tries = 0; held.size() < count; tries++) {
                if (tries > 100 * count) {
                    throw new IllegalStateException("this machine has no " + count + " free ports");
                }
                hold(ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST), held);
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            held.forEach(Ports::close);
        }
    }

    private static void hold(int port, List<ServerSocket> held) {
        try {
            held.add(new ServerSocket(port, 1, LOOPBACK));
        } catch (IOException taken) {
            // Another one, then.
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
