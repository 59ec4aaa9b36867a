package dev.firstline.sla.clock;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A warning that is due while the clock runs on.
 *
 * @param at when its threshold will be reached
 * @param percent the share of the goal that is used up then, rounded down
 * @param before the service time that is left then, where the policy says it so; null where it says a share
 */
public record Warning(Instant at, int percent, @Nullable Duration before) {}
