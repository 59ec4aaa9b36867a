package dev.firstline.sla.clock;

import java.time.Instant;

/**
 * A warning that is due while the clock runs on.
 *
 * @param at when that share of the goal will be used up
 * @param percent the share
 */
public record Warning(Instant at, int percent) {}
