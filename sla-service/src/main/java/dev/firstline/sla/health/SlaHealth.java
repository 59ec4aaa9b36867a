package dev.firstline.sla.health;

import dev.firstline.sla.timer.Lateness;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the clocks of the caller's tenants stand, and how late this copy of the service fires; the latter is of all tenants together, and absent
 * for a caller who is not the platform's.
 *
 * @param running clocks that run
 * @param paused clocks that stand
 * @param overdue clocks whose warning, breach or threshold after due lies behind and was not told; more than zero for longer than a
 *     second means that facts are waited for ({@code settling}), or that no timer keeps up ({@code lateness})
 * @param nextFireAt the nearest instant at which something is to be told of a clock; absent when nothing is
 * @param settling from due until all facts from before had been read, of what this copy fired, all tenants together
 * @param lateness from then to committed, of the same
 * @param published from due to acknowledged by Kafka, of what this copy sent, all tenants together
 */
public record SlaHealth(
        Instant asOf,
        long running,
        long paused,
        long overdue,
        @Nullable Instant nextFireAt,
        Lateness.@Nullable Figures settling,
        Lateness.@Nullable Figures lateness,
        Lateness.@Nullable Figures published) {}
