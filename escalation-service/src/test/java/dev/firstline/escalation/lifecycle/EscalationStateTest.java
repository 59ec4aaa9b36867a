package dev.firstline.escalation.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.escalation.EscalationProgress;
import dev.firstline.contracts.escalation.VendorStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EscalationStateTest {

    /** A version without a progress may run beside this one, and writes state and vendor status alone. */
    @ParameterizedTest(name = "{0}, stored {1}, vendor {2}: {3}")
    @CsvSource({
        "FILED,       ACKNOWLEDGED,     OPEN,             ACKNOWLEDGED",
        "FILED,       IN_PROGRESS,      ATTENTION_NEEDED, AWAITING_PARTNER",
        "FILED,       AWAITING_PARTNER, ATTENTION_NEEDED, AWAITING_PARTNER",
        "FILED,       AWAITING_PARTNER, OPEN,             FILED",
        "FILED,       SOLUTION_OFFERED, CLOSED,           SOLUTION_OFFERED",
        "FILED,       SOLUTION_OFFERED, OPEN,             FILED",
        "FILED,       READY,            OPEN,             FILED",
        "FILED,       ,                 CLOSED,           SOLUTION_OFFERED",
        "FILED,       ,                 ,                 FILED",
        "OPEN,        READY,            ,                 READY",
        "OPEN,        ,                 ,                 PREPARING",
        "OPEN,        BLOCKED,          ,                 PREPARING",
        "BLOCKED,     READY,            ,                 BLOCKED",
        "HANDED_BACK, REFUSED,          CLOSED,           REFUSED",
        "HANDED_BACK, IN_PROGRESS,      OPEN,             HANDED_BACK",
        "CANCELLED,   WITHDRAWN,        ,                 WITHDRAWN",
        "CANCELLED,   READY,            ,                 WITHDRAWN"
    })
    void whatIsStoredHoldsAsLongAsStateAndVendorStatusFitIt(
            EscalationState state, EscalationProgress stored, VendorStatus vendorStatus, EscalationProgress progress) {
        assertThat(state.progress(stored, vendorStatus)).isEqualTo(progress);
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatWasNotFiledMayStillBePlannedAnew(EscalationState state) {
        assertThat(state.isUnfiled()).isEqualTo(state == EscalationState.OPEN || state == EscalationState.BLOCKED);
    }
}
