package dev.firstline.intake.admission;

import dev.firstline.chassis.problem.Problem;
import java.util.Optional;

/**
 * Whether a ticket may be opened.
 *
 * @param refusal what its filer is told if not
 */
public record Permit(Optional<Problem> refusal) {

    static final Permit GIVEN = new Permit(Optional.empty());
}
