package dev.firstline.chassis.outbound;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * A URL in its parts, once its form was found acceptable.
 *
 * @param unusual whether it is without TLS, or on a port that only an address which the operator allowed may be called on
 */
record Destination(boolean tls, String host, int port, String pathAndQuery, boolean unusual) {

    private static final Set<Integer> PUBLIC_PORTS = Set.of(443, 8443);

    /**
     * @param local whether the operator allowed any addresses, for which plain HTTP and other ports will do
     * @throws RefusedAddressException when the form is not acceptable
     */
    static Destination of(URI url, boolean local) throws RefusedAddressException {
        var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        boolean tls = scheme.equals("https");
        if (!tls && !(local && scheme.equals("http"))) {
            throw new RefusedAddressException("the URL must begin with https://");
        }
        var host = url.getHost();
        if (host == null || host.isEmpty() || url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw new RefusedAddressException("the URL must have a host, and neither user nor fragment");
        }
        int port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
        if (port < 1 || port > 65_535) {
            throw new RefusedAddressException("the URL's port must be 1 to 65535");
        }
        boolean unusual = !tls || !PUBLIC_PORTS.contains(port);
        if (!local && unusual) {
            throw new RefusedAddressException("the URL's port must be 443 or 8443");
        }
        var bare = bare(host);
        if (bare.isEmpty() || bare.indexOf('%') >= 0 || isOddNumber(bare)) {
            throw new RefusedAddressException("the URL's host must be a name or an address in its usual form");
        }
        var path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        var pathAndQuery = url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
        return new Destination(tls, bare, port, pathAndQuery, unusual);
    }

    /** Without brackets, and without the dot of the root, which no certificate carries. */
    private static String bare(String host) {
        if (host.startsWith("[")) {
            return host.substring(1, host.length() - 1);
        }
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /** "127.1", "0x7f000001", "2130706433": forms of an address that resolvers read in different ways. */
    private static boolean isOddNumber(String host) {
        return host.matches("(?i)[0-9.]+|0x[0-9a-f.x]+") && !host.matches("\\d{1,3}(\\.\\d{1,3}){3}")
                || host.matches("(.*\\.)?0\\d+(\\..*)?") && host.matches("[0-9.]+");
    }
}
