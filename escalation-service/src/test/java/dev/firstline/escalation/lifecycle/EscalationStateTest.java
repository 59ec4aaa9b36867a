package dev.firstline.escalation.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscalationStateTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(emptyValue = "", textBlock = """
            OPEN,         FILE HAND_BACK
            BLOCKED,      HAND_BACK
            FILED,        VENDOR_UPDATE HAND_BACK
            HANDED_BACK,  ''
            CANCELLED,    ''
            """)
    void eachStateHasItsLegalMoves(EscalationState state, String moves) {
        assertThat(state.legalMoves().stream().map(Enum::name).collect(Collectors.joining(" ")))
                .isEqualTo(moves);
        assertThat(state.isEnded()).isEqualTo(moves.isEmpty());
        for (var move : EscalationMove.values()) {
            assertThat(state.allows(move)).isEqualTo(state.legalMoves().contains(move));
        }
    }
}
