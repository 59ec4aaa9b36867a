package dev.firstline.notification.dispatch;

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

    /** What those may use of a share of whom something is in flight already; the rest is for a first attempt of somebody else. */
    static int withoutSpare(int share) {
        return share - share / 4;
    }
}
