package dev.firstline.sla.forecast.model;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a clock from its begin on, and by which it is likened to others.
 *
 * @param severity as the ticket was opened; null where that is not known
 * @param productFamily as the ticket was opened; null where nobody said
 * @param hours when the clock began
 */
public record Traits(
        SlaTarget target,
        @Nullable Severity severity,
        @Nullable ProductFamily productFamily,
        HourBand hours) {}
