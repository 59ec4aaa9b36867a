package dev.firstline.sla.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * A threshold after due.
 *
 * @param at when it was reached, or will be if nothing happens
 * @param after service time after the due instant
 */
public record Overdue(Instant at, Duration after) {}
