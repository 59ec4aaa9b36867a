package dev.firstline.diagnosis.rim;

import dev.firstline.devstack.metrics.MetricsContract;

@DiagnosisRimTest
class MetricsTest extends MetricsContract {

    MetricsTest() {
        super("diagnosis", "diagnosis.events");
    }
}
