package dev.firstline.sla.tracking;

import dev.firstline.contracts.sla.Verdict;
import dev.firstline.sla.clock.ClockState;
import java.time.Instant;

/**
 * What somebody said of the outcome of a clock.
 *
 * @param outcome the outcome that it is about, with its instant
 * @param author who: the token's subject
 * @param reason why, in the author's words
 */
public record VerdictView(
        Instant at, Verdict verdict, ClockState outcome, Instant outcomeAt, String author, String reason) {}
