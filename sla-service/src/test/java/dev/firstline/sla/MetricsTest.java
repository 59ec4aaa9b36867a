package dev.firstline.sla;

import dev.firstline.devstack.metrics.MetricsContract;
import dev.firstline.sla.fixture.Stack;

@Stack
class MetricsTest extends MetricsContract {

    MetricsTest() {
        super(
                "sla",
                "sla.events",
                "firstline_timer_lateness_seconds_count",
                "firstline_timer_settling_seconds_count",
                "firstline_timer_published_seconds_count",
                "firstline_sla_derivations_total{way=\"onward\"",
                "firstline_sla_derivations_total{way=\"whole\"",
                "firstline_sla_derivations_unequal_total");
    }
}
