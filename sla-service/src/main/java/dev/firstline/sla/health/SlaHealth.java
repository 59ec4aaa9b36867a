package dev.firstline.sla.health;

import dev.firstline.sla.timer.Lateness;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the clocks of the caller's tenants stand, and how late this copy of the service fires.
 *
 * @param running clocks that run
 * @param paused clocks that stand
 * @param overdue clocks whose warning, breach or threshold after due should have been told by now; more than zero for longer than a
 *     second means that no timer keeps up
 * @param nextFireAt the nearest instant at which something is to be told of a clock; absent when nothing is
 * @param lateness from due to committed, of what this copy fired, all tenants together
 * @param published from due to acknowledged by Kafka, of what this copy sent, all tenants together
 */
public record SlaHealth(
        Instant asOf,
        long running,
        long paused,
        long overdue,
        @Nullable Instant nextFireAt,
        Lateness.Figures lateness,
        Lateness.Figures published) {}
