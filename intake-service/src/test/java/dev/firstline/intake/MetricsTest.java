package dev.firstline.intake;

import dev.firstline.devstack.metrics.MetricsContract;

@Stack
class MetricsTest extends MetricsContract {

    MetricsTest() {
        super(
                "intake",
                "intake.events",
                "firstline_tickets_open{status=\"NEW\"",
                "firstline_tickets_broken{status=\"WAITING_ON_VENDOR\"",
                "firstline_communications_refused_total{reason=\"full\"",
                "firstline_communications_refused_total{reason=\"pace\"",
                "firstline_attachments_refused_total{reason=\"type\"",
                "firstline_attachments_refused_total{reason=\"full\"",
                "firstline_attachments_refused_total{reason=\"quota\"",
                "firstline_attachments_refused_total{reason=\"storage\"",
                "firstline_attachments_infected_total",
                "firstline_attachments_bytes",
                "firstline_attachments_pending",
                "firstline_imports_lines_total{outcome=\"created\"",
                "firstline_imports_lines_total{outcome=\"refused\"");
    }
}
