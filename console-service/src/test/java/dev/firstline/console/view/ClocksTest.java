package dev.firstline.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.sla.SlaTarget;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ClocksTest {

    /** As docs/intake.md says it, and the description of the parameter {@code breached}. */
    @Test
    void theBrokenPromisesOfTheConsoleAreThoseToTheCustomer() {
        assertThat(Arrays.stream(SlaTarget.values()).filter(Clocks::isOursToTheCustomer))
                .containsExactlyInAnyOrder(
                        SlaTarget.FIRST_RESPONSE,
                        SlaTarget.NEXT_RESPONSE,
                        SlaTarget.PERIODIC_UPDATE,
                        SlaTarget.RESOLUTION);
    }
}
