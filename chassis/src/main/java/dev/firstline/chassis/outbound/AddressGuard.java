package dev.firstline.chassis.outbound;

import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses a URL of somebody else's choice may lead to: public ones, and those that the operator allowed.
 *
 * <p>The JDK's own predicates miss carrier-grade NAT, unique local IPv6, NAT64 and 6to4, so the list is spelled out
 * (IANA special-purpose address registries).
 */
public final class AddressGuard {

    /** Of IPv6 only 2000::/3 is given out to the public; that leaves out mapped, NAT64, unique local and link-local. */
    private static final List<Network> REFUSED = Network.all(
            "0.0.0.0/8, 10.0.0.0/8, 100.64.0.0/10, 127.0.0.0/8, 169.254.0.0/16, 172.16.0.0/12, 192.0.0.0/24, 192.0.2.0/24,"
                    + " 192.88.99.0/24, 192.168.0.0/16, 198.18.0.0/15, 198.51.100.0/24, 203.0.113.0/24, 224.0.0.0/4,"
                    + " 240.0.0.0/4, ::/3, 4000::/2, 8000::/1, 2001::/23, 2001:db8::/32, 2002::/16, 3fff::/20");

    private final List<Network> allowed;

    /** @param allowed networks in CIDR form, joined by commas, that may be reached although they are not public */
    public AddressGuard(String allowed) {
        this.allowed = Network.all(allowed);
    }

    /** Whether the address may be dialled, over TLS on a usual port. */
    public boolean permits(InetAddress address) {
        // getByAddress unwraps an IPv4-mapped address, so that ::ffff:127.0.0.1 is judged as 127.0.0.1.
        return permitsAnything(address) || REFUSED.stream().noneMatch(network -> network.contains(address));
    }

    /** Whether the operator named it: then it may be dialled on any port, and without TLS. */
    public boolean permitsAnything(InetAddress address) {
        return allowed.stream().anyMatch(network -> network.contains(address));
    }
}
