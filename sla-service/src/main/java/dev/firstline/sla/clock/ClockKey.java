package dev.firstline.sla.clock;

import dev.firstline.contracts.sla.SlaTarget;

/**
 * Which clock of a ticket.
 *
 * @param cycle which one of its target, counted from 1 in the order of their begin
 */
public record ClockKey(SlaTarget target, int cycle) {}
