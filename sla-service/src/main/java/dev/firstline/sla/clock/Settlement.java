package dev.firstline.sla.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What a broken promise was about has happened at last.
 *
 * @param at when
 * @param eventId the event that told it
 * @param late service time after the due instant, pauses left out
 */
public record Settlement(Instant at, UUID eventId, Duration late) {}
