package dev.firstline.chassis.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * From a host to an address that may be dialled. On threads of its own: whoever chose the name may also run its name
 * server, and let it take its time.
 */
final class Lookup {

    private static final Duration PATIENCE_ON_ENTRY = Duration.ofSeconds(3);
    private static final int MOST_AT_ONCE = 64;

    private final AddressGuard guard;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0,
            MOST_AT_ONCE,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("lookup-", 0).factory());

    Lookup(AddressGuard guard) {
        this.guard = guard;
    }

    /**
     * The address to dial. Fails with {@link RefusedAddressException} when any address of the host may not be called,
     * and with {@link UnknownHostException} when there is none.
     */
    CompletableFuture<InetAddress> permitted(String host) {
        var found = new CompletableFuture<InetAddress>();
        try {
            threads.execute(() -> {
                try {
                    var addresses = InetAddress.getAllByName(host);
                    if (Arrays.stream(addresses).allMatch(guard::permits)) {
                        found.complete(addresses[0]);
                    } else {
                        found.completeExceptionally(
                                new RefusedAddressException("the host leads to an address that may not be called"));
                    }
                } catch (UnknownHostException | RuntimeException e) {
                    found.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            found.completeExceptionally(new UnknownHostException("too many lookups at once"));
        }
        return found;
    }

    /** Refuses a host that is known to lead where we do not go; one that cannot be looked up now is let pass. */
    void check(String host) throws RefusedAddressException {
        try {
            permitted(host).get(PATIENCE_ON_ENTRY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RefusedAddressException refused) {
                throw refused;
            }
        } catch (TimeoutException e) {
            // It is looked up again at every call.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void close() {
        threads.shutdownNow();
    }
}
