package dev.firstline.devstack.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class PortPlanTest {

    @Test
    void theUsualPortsAreThoseOfTheOperatorsPage() {
        assertThat(PortPlan.atBase(PortPlan.USUAL_BASE).byName())
                .containsEntry("front-door", 8080)
                .containsEntry("intake-service", 8101)
                .containsEntry("console-service", 8106)
                .containsEntry("issuer", 8107)
                .containsEntry("smtp", 8125)
                .containsEntry("mails", 8126)
                .containsEntry("postgres", 8132)
                .containsEntry("kafka", 8192)
                .containsEntry("kafka-controller", 8193);
    }

    @Test
    void freePortsNeverMeet() {
        var ports = PortPlan.free().byName().values();
        assertThat(new HashSet<>(ports)).hasSameSizeAs(ports);
    }

    @Test
    void aPlanSurvivesBeingWrittenDown() {
        PortPlan plan = PortPlan.free();
        assertThat(PortPlan.ofNames(plan.byName())).isEqualTo(plan);
    }
}
