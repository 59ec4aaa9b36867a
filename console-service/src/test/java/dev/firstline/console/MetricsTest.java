package dev.firstline.console;

import dev.firstline.devstack.metrics.MetricsContract;

@Stack
class MetricsTest extends MetricsContract {

    MetricsTest() {
        super(
                "console",
                "console.events",
                "firstline_console_facts_read_total",
                "firstline_console_views_unequal_total");
    }
}
