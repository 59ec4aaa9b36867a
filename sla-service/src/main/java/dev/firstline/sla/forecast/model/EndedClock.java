package dev.firstline.sla.forecast.model;

import java.time.Instant;

/**
 * What became of a clock.
 *
 * @param endedAt when it was kept or broken
 * @param breached whether it was broken
 * @param used service time that it had used then, as a share of its goal; not looked at when it was broken
 */
public record EndedClock(Traits traits, Instant endedAt, boolean breached, double used) {}
