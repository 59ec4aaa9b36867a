package dev.firstline.benchmarks.intake;

import dev.firstline.benchmarks.load.Round;

/**
 * The bare database and the service, measured one directly after the other.
 *
 * @param limit of the bare transaction
 * @param accepted of the service: one tenant, no keys
 * @param keyed of the service: one tenant, an Idempotency-Key with each request
 * @param tenants of the service: a tenant of its own on each connection, no keys
 * @param bareCpuMicros processor time of PostgreSQL for a bare transaction
 * @param ticketCpuMicros processor time of the service and PostgreSQL for an accepted ticket of one tenant, without a key
 * @param pendingAtEnd events that the relay had not sent when that round ended
 * @param drainMillis how long it then took to send them
 */
record Pair(
        Round limit,
        Round accepted,
        Round keyed,
        Round tenants,
        double bareCpuMicros,
        double ticketCpuMicros,
        long pendingAtEnd,
        double drainMillis) {

    double ratio() {
        return accepted.perSecond() / limit.perSecond();
    }

    double keyedRatio() {
        return keyed.perSecond() / accepted.perSecond();
    }

    double tenantsRatio() {
        return tenants.perSecond() / accepted.perSecond();
    }
}
