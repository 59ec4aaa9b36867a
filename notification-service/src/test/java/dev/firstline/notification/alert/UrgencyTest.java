package dev.firstline.notification.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.escalation.EscalationEvent;
import dev.firstline.contracts.escalation.FilingRoute;
import dev.firstline.contracts.sla.SlaEvent;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.Severity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrgencyTest {

    private static final UUID ID = new UUID(1, 1);
    private static final Instant AT = Instant.parse("2026-11-29T09:00:00Z");

    @Test
    void aBreachComesFirstAndAWarningDoesNot() {
        assertThat(Urgency.of(new SlaEvent.Breached(ID, ID, SlaTarget.RESOLUTION, AT, AT)))
                .isEqualTo(Urgency.BREACH);
        assertThat(Urgency.of(new SlaEvent.Overdue(ID, ID, SlaTarget.RESOLUTION, AT, AT, "PT1H", AT)))
                .isEqualTo(Urgency.BREACH);
        assertThat(Urgency.of(new SlaEvent.Met(ID, ID, SlaTarget.RESOLUTION, AT, AT)))
                .isEqualTo(Urgency.ORDINARY);
    }

    @ParameterizedTest
    @CsvSource({"A, SEVERE", "B, ORDINARY", "C, ORDINARY"})
    void whatTellsOfSeverityAComesNext(Severity severity, Urgency urgency) {
        var opened = new EscalationEvent.Opened(ID, ID, AT, FilingRoute.values()[0], List.of(), severity, true, null);

        assertThat(Urgency.of(opened)).isEqualTo(urgency);
    }

    @Test
    void theOrderIsTheOneThatIsStored() {
        assertThat(List.of(Urgency.BREACH.rank(), Urgency.SEVERE.rank(), Urgency.ORDINARY.rank()))
                .containsExactly(0, 1, 2);
    }
}
