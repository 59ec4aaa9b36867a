package dev.firstline.chassis.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.security.Security;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** Names under {@code .test} for these tests; all others are looked up as usual. */
public final class TestNames extends InetAddressResolverProvider {

    private static final Map<String, String[]> NAMES = Map.of(
            "receiver.test", new String[] {"127.0.0.1"},
            "stranger.test", new String[] {"127.0.0.1"},
            "mixed.test", new String[] {"93.184.215.14", "127.0.0.1"},
            "metadata.test", new String[] {"169.254.169.254"});

    private static final Map<String, Integer> LOOKUPS = new ConcurrentHashMap<>();

    static {
        // A cache would hide a second lookup.
        Security.setProperty("networkaddress.cache.ttl", "0");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
    }

    /** Names that begin with {@code stalls-} are looked up for as long as this is closed. */
    static volatile CountDownLatch stalling = new CountDownLatch(0);

    private static void stall() {
        try {
            stalling.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static int lookupsOf(String name) {
        return LOOKUPS.getOrDefault(name, 0);
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        var usual = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                LOOKUPS.merge(host, 1, Integer::sum);
                if (host.startsWith("stalls-")) {
                    stall();
                }
                var known = NAMES.get(host);
                return known == null
                        ? usual.lookupByName(host, policy)
                        : Stream.of(known).map(TestNames::literal);
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return usual.lookupByAddress(address);
            }
        };
    }

    @Override
    public String name() {
        return "test names";
    }

    private static InetAddress literal(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
