package dev.firstline.notification.dispatch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How many attempts this worker has under way, and whose. */
final class InFlight {

    private final Shares shares;
    private final Map<UUID, Integer> bySubscription = new HashMap<>();
    private final Map<String, Integer> byTenant = new HashMap<>();
    private final Map<String, Integer> byTree = new HashMap<>();
    private final Map<String, Integer> byReceiver = new HashMap<>();
    private int failing;
    private int total;

    InFlight(Shares shares) {
        this.shares = shares;
    }

    /** A moment's counts. */
    record Counts(
            Map<UUID, Integer> bySubscription,
            Map<String, Integer> byTenant,
            Map<String, Integer> byTree,
            Map<String, Integer> byReceiver,
            int failing) {}

    /** How many more may start. */
    synchronized int room() {
        return shares.all() - total;
    }

    synchronized int total() {
        return total;
    }

    synchronized Counts counts() {
        return new Counts(
                Map.copyOf(bySubscription), Map.copyOf(byTenant), Map.copyOf(byTree), Map.copyOf(byReceiver), failing);
    }

    synchronized void add(List<Job> jobs) {
        total += jobs.size();
        for (var job : jobs) {
            failing += job.failing() ? 1 : 0;
            bySubscription.merge(job.subscription(), 1, Integer::sum);
            byTenant.merge(job.tenant(), 1, Integer::sum);
            byTree.merge(job.tree(), 1, Integer::sum);
            byReceiver.merge(job.receiver(), 1, Integer::sum);
        }
    }

    /** The attempts have ended; true when others may have had to wait for their places. */
    synchronized boolean remove(List<Job> jobs) {
        boolean waited = total >= Shares.withoutSpare(shares.all()) || failing >= shares.failing();
        total -= jobs.size();
        for (var job : jobs) {
            failing -= job.failing() ? 1 : 0;
            waited |= leave(
                    bySubscription, job.subscription(), job.failing() ? shares.failingEndpoint() : shares.endpoint());
            waited |= leave(byTenant, job.tenant(), Shares.withoutSpare(shares.tenant()));
            waited |= leave(byTree, job.tree(), Shares.withoutSpare(shares.tree()));
            waited |= leave(byReceiver, job.receiver(), Shares.withoutSpare(shares.receiver()));
        }
        return waited;
    }

    private static <K> boolean leave(Map<K, Integer> counts, K key, int share) {
        boolean full = counts.getOrDefault(key, 0) >= share;
        counts.computeIfPresent(key, (name, number) -> number == 1 ? null : number - 1);
        return full;
    }
}
