package dev.firstline.sla.tracking;

import dev.firstline.contracts.sla.Verdict;
import dev.firstline.sla.clock.ClockState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said of the outcome of a clock.
 *
 * @param outcome the outcome that it is about, with its instant
 * @param author who: the token's subject; absent for readers below the author's tenant
 * @param reason why, in the author's words; absent for the same
 */
public record VerdictView(
        Instant at,
        Verdict verdict,
        ClockState outcome,
        Instant outcomeAt,
        @Nullable String author,
        @Nullable String reason) {}
