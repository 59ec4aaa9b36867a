package dev.firstline.sla.forecast.model;

/**
 * How probable it is that a running clock breaks before it is met, and on what that rests.
 *
 * @param probability above 0 and below 1
 * @param group the finest group with enough observations to decide by itself, or all clocks
 * @param observations ended clocks of that group that had used as much of their goal
 * @param breached how many of these were broken
 */
public record Estimate(double probability, Group group, int observations, int breached) {}
