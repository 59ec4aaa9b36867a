package dev.firstline.notification.dispatch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How many attempts this worker has under way. */
final class InFlight {

    private final int most;
    private final int perEndpoint;
    private final int perFailingEndpoint;
    private final Map<UUID, Integer> bySubscription = new HashMap<>();
    private int total;

    InFlight(int most, int perEndpoint, int perFailingEndpoint) {
        this.most = most;
        this.perEndpoint = perEndpoint;
        this.perFailingEndpoint = perFailingEndpoint;
    }

    /** How many more may start. */
    synchronized int room() {
        return most - total;
    }

    synchronized int total() {
        return total;
    }

    synchronized Map<UUID, Integer> bySubscription() {
        return Map.copyOf(bySubscription);
    }

    synchronized void add(List<Job> jobs) {
        total += jobs.size();
        jobs.forEach(job -> bySubscription.merge(job.subscription(), 1, Integer::sum));
    }

    /** The attempts have ended; true when others may have had to wait for their places. */
    synchronized boolean remove(List<Job> jobs) {
        boolean waited = total >= most;
        total -= jobs.size();
        for (var job : jobs) {
            int before = bySubscription.getOrDefault(job.subscription(), 0);
            waited |= before >= (job.failing() ? perFailingEndpoint : perEndpoint);
            bySubscription.computeIfPresent(job.subscription(), (id, number) -> number == 1 ? null : number - 1);
        }
        return waited;
    }
}
