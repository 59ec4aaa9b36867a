package dev.firstline.chassis.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** A network in CIDR form. */
record Network(byte[] prefix, int bits) {

    /** @throws IllegalArgumentException when a part is no literal network; names are never looked up */
    static List<Network> all(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(Network::of)
                .toList();
    }

    private static Network of(String cidr) {
        int slash = cidr.indexOf('/');
        if (slash < 0 || !cidr.substring(0, slash).matches("[0-9a-fA-F:.]+")) {
            throw new IllegalArgumentException("not a network in CIDR form: " + cidr);
        }
        var literal = cidr.substring(0, slash);
        int bits = Integer.parseInt(cidr.substring(slash + 1));
        try {
            var prefix = InetAddress.getByName(literal).getAddress();
            if (bits < 0 || bits > prefix.length * 8) {
                throw new IllegalArgumentException("not a network in CIDR form: " + cidr);
            }
            return new Network(prefix, bits);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not a network in CIDR form: " + cidr, e);
        }
    }

    boolean contains(InetAddress address) {
        var bytes = address.getAddress();
        if (bytes.length != prefix.length) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i % 8);
            if ((bytes[i / 8] & mask) != (prefix[i / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Network(byte[] p, int b) && b == bits && Arrays.equals(p, prefix);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(prefix) + bits;
    }
}
