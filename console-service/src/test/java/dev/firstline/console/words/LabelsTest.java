package dev.firstline.console.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelsTest {

    @ParameterizedTest
    @CsvSource({
        "sla.breached, Promise breached",
        "sla.warned, Promise warned",
        "escalation.opened, Escalation opened",
        "ticket.status_changed, Ticket status changed"
    })
    void whatAnAlertTellsOfIsSaidInWords(String type, String words) {
        assertThat(Labels.ofEvent(type)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"service-unavailable, Service unavailable", "how-to, How to"})
    void aRuleIsSaidInWords(String id, String words) {
        assertThat(Labels.ofRule(id)).isEqualTo(words);
    }
}
