package dev.firstline.benchmarks.intake;

import dev.firstline.benchmarks.load.Round;

/**
 * The bare database and the service, measured one directly after the other.
 *
 * @param limit of the bare transaction
 * @param accepted of the service
 * @param pendingAtEnd events that the relay had not sent when the service's round ended
 * @param drainMillis how long it then took to send them
 */
record Pair(Round limit, Round accepted, long pendingAtEnd, double drainMillis) {

    double ratio() {
        return accepted.perSecond() / limit.perSecond();
    }
}
