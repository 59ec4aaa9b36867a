package dev.firstline.intake.label;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Labels that a ticket gets and loses. Whoever else changes labels meanwhile is not in the way.
 *
 * @param add none when not told; what it has already stays
 * @param remove none when not told; what it has not is passed over
 */
public record LabelChange(
        @Size(max = Labels.MOST) List<@NotNull @Pattern(regexp = Labels.SHAPE, message = Labels.MESSAGE) String> add,

        @Size(max = Labels.MOST) List<@NotNull @Pattern(regexp = Labels.SHAPE, message = Labels.MESSAGE) String> remove) {

    /** Sets what may be left out. */
    public LabelChange {
        add = add == null ? List.of() : add;
        remove = remove == null ? List.of() : remove;
    }
}
