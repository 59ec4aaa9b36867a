package dev.firstline.devstack.frontdoor;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;

/** Ends connections that are one too many, of all or of one address; whoever has one keeps it. */
final class OpenConnections {

    private final DoorLimits limits;
    private final Map<String, Integer> byAddress = new HashMap<>();
    private int all;

    OpenConnections(DoorLimits limits) {
        this.limits = limits;
    }

    void opened(HttpConnection connection) {
        String address = counted(connection.remoteAddress());
        if (enter(address)) {
            connection.closeHandler(closed -> leave(address));
        } else {
            connection.close();
        }
    }

    synchronized boolean enter(String address) {
        int own = byAddress.getOrDefault(address, 0);
        if (all >= limits.connections() || !address.isEmpty() && own >= limits.perAddress()) {
            return false;
        }
        all++;
        byAddress.put(address, own + 1);
        return true;
    }

    synchronized void leave(String address) {
        all--;
        byAddress.computeIfPresent(address, (name, own) -> own == 1 ? null : own - 1);
    }

    /** Empty for an address that stands for many. */
    static String counted(SocketAddress remote) {
        String address = remote == null ? null : remote.hostAddress();
        try {
            return address == null || InetAddress.getByName(address).isLoopbackAddress() ? "" : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
