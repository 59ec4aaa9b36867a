package dev.firstline.sla.tracking;

import dev.firstline.contracts.sla.CorrectionCause;
import dev.firstline.sla.clock.Standing;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was told of a clock and no longer held.
 *
 * @param at when it was corrected
 * @param cause why
 * @param causedBy id of the event that brought it to light; absent where none did
 * @param provisional whether what was told had been told before all facts up to then were known
 * @param told how the clock stood by what was told
 * @param now how it stood from then on
 */
public record CorrectionView(
        Instant at, CorrectionCause cause, @Nullable UUID causedBy, boolean provisional, Standing told, Standing now) {}
