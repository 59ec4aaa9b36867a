package dev.firstline.escalation.rim;

import dev.firstline.devstack.metrics.MetricsContract;

@EscalationRimTest
class MetricsTest extends MetricsContract {

    MetricsTest() {
        super("escalation", "escalation.events");
    }
}
