package dev.firstline.notification.eventtype;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.EventCatalog;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventPatternTest {

    @ParameterizedTest
    @ValueSource(strings = {"*", "sla.*", "sla.breached", "health.*", "ticket.opened", "escalation.handed-back"})
    void knownTypesTheirTopicsAndAllAreValid(String pattern) {
        assertThat(EventPattern.isValid(pattern)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "**",
                "sla",
                "sla.",
                "sla.*.x",
                "sla.bre*",
                "*.breached",
                "SLA.BREACHED",
                "sla.exploded",
                "ticket-text.*",
                "ticket-text.written",
                "notification.*",
                "notification.failed",
                "subscription.test"
            })
    void everythingElseIsNot(String pattern) {
        assertThat(EventPattern.isValid(pattern)).isFalse();
    }

    @org.junit.jupiter.api.Test
    void aTypeIsMatchedByItselfItsTopicAndAll() {
        assertThat(EventPattern.matching("sla.breached")).containsExactly("sla.breached", "sla.*", "*");
    }

    @org.junit.jupiter.api.Test
    void theWordsOfTicketsAndTheFateOfAlertsAreNotOffered() {
        assertThat(EventPattern.types())
                .isNotEmpty()
                .extracting(EventCatalog.Entry::type)
                .noneMatch(type -> type.startsWith("ticket-text.") || type.startsWith("notification."));
    }
}
