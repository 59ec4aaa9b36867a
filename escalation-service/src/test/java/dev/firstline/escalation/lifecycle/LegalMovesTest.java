package dev.firstline.escalation.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.escalation.EscalationProgress;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LegalMovesTest {

    @ParameterizedTest(name = "{0}, told as {1}: {2}")
    @CsvSource(emptyValue = "", textBlock = """
            PREPARING,        OPEN,        MARK_READY FILE WITHDRAW HAND_BACK
            READY,            OPEN,        PREPARE START_FILING FILE WITHDRAW HAND_BACK
            FILING,           OPEN,        MARK_READY FILE REFUSE WITHDRAW HAND_BACK
            BLOCKED,          BLOCKED,     WITHDRAW HAND_BACK
            FILED,            FILED,       ACKNOWLEDGE VENDOR_WORKS VENDOR_ASKS OFFER_SOLUTION VENDOR_UPDATE REFUSE WITHDRAW HAND_BACK
            ACKNOWLEDGED,     FILED,       VENDOR_WORKS VENDOR_ASKS OFFER_SOLUTION VENDOR_UPDATE REFUSE WITHDRAW HAND_BACK
            IN_PROGRESS,      FILED,       VENDOR_ASKS OFFER_SOLUTION VENDOR_UPDATE REFUSE WITHDRAW HAND_BACK
            AWAITING_PARTNER, FILED,       VENDOR_WORKS ANSWER OFFER_SOLUTION VENDOR_UPDATE REFUSE WITHDRAW HAND_BACK
            SOLUTION_OFFERED, FILED,       VENDOR_WORKS VENDOR_ASKS ACCEPT NOT_SOLVED VENDOR_UPDATE WITHDRAW HAND_BACK
            CLOSED,           HANDED_BACK, ''
            REFUSED,          HANDED_BACK, ''
            WITHDRAWN,        CANCELLED,   ''
            HANDED_BACK,      HANDED_BACK, ''
            """)
    void eachProgressHasItsStateAndItsLegalMoves(EscalationProgress progress, EscalationState state, String moves) {
        assertThat(LegalMoves.from(progress).stream().map(Enum::name).collect(Collectors.joining(" ")))
                .isEqualTo(moves);
        assertThat(EscalationState.of(progress)).isEqualTo(state);
    }

    @Test
    void everyProgressButBlockedIsReachedFromTheFirstAndHasAWayOut() {
        assertThat(reachedFrom(EscalationProgress.PREPARING))
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(EscalationProgress.BLOCKED)));
    }

    @ParameterizedTest
    @EnumSource
    void whatHasNotEndedCanEnd(EscalationProgress progress) {
        assertThat(reachedFrom(progress)).anyMatch(end -> LegalMoves.from(end).isEmpty());
    }

    private static EnumSet<EscalationProgress> reachedFrom(EscalationProgress first) {
        var reached = EnumSet.of(first);
        var next = new ArrayDeque<>(reached);
        while (!next.isEmpty()) {
            var from = next.remove();
            for (var move : LegalMoves.from(from)) {
                var to = LegalMoves.target(from, move).orElseThrow();
                if (reached.add(to)) {
                    next.add(to);
                }
            }
        }
        return reached;
    }
}
