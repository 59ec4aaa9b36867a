package dev.firstline.chassis.outbound;

import dev.firstline.chassis.quota.Turnstile;
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
import java.util.function.Predicate;

/**
 * From a host to an address that may be dialled. On threads of its own: whoever chose the name may also run its name
 * server, and let it take its time.
 */
final class Lookup {

    private static final Duration PATIENCE_ON_ENTRY = Duration.ofSeconds(3);
    private static final int MOST_AT_ONCE = 64;

    /** Lookups of one tenant at a time: a name server that lets its askers wait holds no more than these. */
    private static final int SHARE = 8;

    private static final int LINE = 1_000;

    /** How long a lookup waits for its turn; what it has not got by then, it is told, and not that the host is unknown. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final AddressGuard guard;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0,
            // A thread ends a moment after its place is free again.
            2 * MOST_AT_ONCE,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("lookup-", 0).factory());
    private final Turnstile places = new Turnstile(MOST_AT_ONCE, SHARE, LINE);

    Lookup(AddressGuard guard) {
        this.guard = guard;
    }

    /**
     * The address to dial. Fails with {@link RefusedAddressException} when any address of the host may not be called so,
     * with {@link UnknownHostException} when there is none, and with {@link CrowdedException} when it was not even looked for.
     *
     * @param tenant on whose behalf
     * @param begun called when the tenant's turn has come
     */
    CompletableFuture<InetAddress> permitted(Destination destination, String tenant, Runnable begun) {
        var found = new CompletableFuture<InetAddress>();
        var place = places.enter(tenant).orElse(null);
        if (place == null) {
            found.completeExceptionally(new CrowdedException());
            return found;
        }
        var late = CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        place.given().thenAccept(given -> begin(destination, given, found, begun));
        if (!place.given().isDone()) {
            late.execute(() -> {
                if (!place.given().isDone()) {
                    place.leave();
                    found.completeExceptionally(new CrowdedException());
                }
            });
        }
        return found;
    }

    private void begin(
            Destination destination, Turnstile.Place place, CompletableFuture<InetAddress> found, Runnable begun) {
        Predicate<InetAddress> permitted = destination.unusual() ? guard::permitsAnything : guard::permits;
        try {
            threads.execute(() -> {
                try {
                    begun.run();
                    var addresses = InetAddress.getAllByName(destination.host());
                    if (Arrays.stream(addresses).allMatch(permitted)) {
                        found.complete(addresses[0]);
                    } else {
                        found.completeExceptionally(new RefusedAddressException(
                                destination.unusual()
                                        ? "the host leads to an address that may only be called with https:// on port 443 or 8443, if at all"
                                        : "the host leads to an address that may not be called"));
                    }
                } catch (UnknownHostException | RuntimeException e) {
                    found.completeExceptionally(e);
                } finally {
                    place.leave();
                }
            });
        } catch (RejectedExecutionException e) {
            place.leave();
            found.completeExceptionally(new CrowdedException());
        }
    }

    /**
     * Refuses a host that is known to lead where we do not go. One that cannot be looked up now is let pass, since it is looked up again at
     * every call; unless it is to be called in a way that only addresses which the operator allowed may be.
     */
    void check(Destination destination, String tenant) throws RefusedAddressException {
        try {
            permitted(destination, tenant, () -> {}).get(PATIENCE_ON_ENTRY.toMillis(), TimeUnit.MILLISECONDS);
            return;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RefusedAddressException refused) {
                throw refused;
            }
        } catch (TimeoutException e) {
            // As one that is not known.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (destination.unusual()) {
            throw new RefusedAddressException(
                    "the URL must begin with https:// and its port be 443 or 8443, unless its host is known to lead to a network that"
                            + " the operator allowed");
        }
    }

    void close() {
        threads.shutdownNow();
    }
}
