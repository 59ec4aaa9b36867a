package dev.firstline.devstack.issuer;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * Where a browser may be sent after signing in or out.
 *
 * @param ports the ports of {@code http://localhost} and {@code http://127.0.0.1} that are the client's; empty for any, as tests need it
 */
public record Redirects(Set<Integer> ports) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Copies what is mutable. */
    public Redirects {
        ports = Set.copyOf(ports);
    }

    /** Whether the address is the client's own. */
    public boolean allows(String address) {
        try {
            URI uri = new URI(address);
            return "http".equals(uri.getScheme())
                    && uri.getUserInfo() == null
                    && uri.getFragment() == null
                    && uri.getHost() != null
                    && LOOPBACK.contains(uri.getHost())
                    && (ports.isEmpty() || ports.contains(uri.getPort()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
