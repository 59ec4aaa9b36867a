package dev.firstline.sla.forecast.model;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Clocks that are alike. A component beyond the likeness is null; one within it is null too where it is not known.
 *
 * @param likeness which of the others count
 */
public record Group(
        Likeness likeness,
        @Nullable SlaTarget target,
        @Nullable Severity severity,
        @Nullable ProductFamily productFamily,
        @Nullable HourBand hours) {

    /** The group to which a clock of such traits belongs. */
    static Group of(Likeness likeness, Traits traits) {
        return new Group(
                likeness,
                likeness.compareTo(Likeness.TARGET) < 0 ? null : traits.target(),
                likeness.compareTo(Likeness.SEVERITY) < 0 ? null : traits.severity(),
                likeness.compareTo(Likeness.PRODUCT) < 0 ? null : traits.productFamily(),
                likeness.compareTo(Likeness.HOURS) < 0 ? null : traits.hours());
    }
}
