package dev.firstline.notification.dispatch;

import dev.firstline.chassis.job.InFlight;
import dev.firstline.chassis.job.Share;
import java.util.ArrayList;
import java.util.List;

/**
 * Attempts at the same time.
 *
 * @param all of this process
 * @param failing of all whose latest attempt failed
 * @param tree of a root tenant and all below it
 * @param tenant of one tenant
 * @param receiver at one receiver
 * @param endpoint of one subscription
 * @param failingEndpoint of one subscription that is failing
 */
record Shares(int all, int failing, int tree, int tenant, int receiver, int endpoint, int failingEndpoint) {

    /** The share of a subscription: its own queue. */
    static final String ENDPOINT = "endpoint";

    static Shares of(DeliverySettings settings) {
        return new Shares(
                settings.inFlight(),
                settings.failing(),
                settings.perTree(),
                settings.perTenant(),
                settings.perReceiver(),
                settings.perEndpoint(),
                settings.perFailingEndpoint());
    }

    /** Of tenants and their trees, the narrowest first. */
    List<Share<Job>> nested() {
        return List.of(Share.keepingSpare("tenant", Job::tenant, tenant), Share.keepingSpare("tree", Job::tree, tree));
    }

    /** Beside them: of receivers, and of all that are failing. */
    List<Share<Job>> across() {
        return List.of(
                Share.keepingSpare("receiver", Job::receiver, receiver),
                Share.whole("failing", job -> job.failing() ? "failing" : null, failing));
    }

    /** Nothing under way yet. */
    InFlight<Job> inFlight() {
        var shares = new ArrayList<Share<Job>>();
        shares.addAll(nested());
        shares.addAll(across());
        shares.add(Share.whole(ENDPOINT, job -> job.subscription().toString(), endpoint));
        shares.add(Share.whole(
                "failing_endpoint", job -> job.failing() ? job.subscription().toString() : null, failingEndpoint));
        return new InFlight<>(all, shares);
    }
}
