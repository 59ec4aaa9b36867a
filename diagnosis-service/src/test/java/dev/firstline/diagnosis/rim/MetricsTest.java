package dev.firstline.diagnosis.rim;

import dev.firstline.devstack.metrics.MetricsContract;

@DiagnosisRimTest
class MetricsTest extends MetricsContract {

    MetricsTest() {
        super(
                "diagnosis",
                "diagnosis.events",
                "firstline_health_poll_seconds_count{outcome=\"READ\"}",
                "firstline_connection_secrets_renewed",
                "firstline_connection_secrets_unreadable");
    }
}
