package dev.firstline.sla.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A point of a goal at which a warning goes out.
 *
 * @param used service time used until then
 * @param percent the same as a share of the goal, rounded down
 * @param before the same as service time left, where the policy says it so; null where it says a share
 */
public record WarningThreshold(
        Duration used, int percent, @Nullable Duration before) {}
