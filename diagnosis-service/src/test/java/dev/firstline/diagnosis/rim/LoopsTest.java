package dev.firstline.diagnosis.rim;

import dev.firstline.devstack.health.LoopsContract;

@DiagnosisRimTest
class LoopsTest extends LoopsContract {

    LoopsTest() {
        super("relink", "awaited", "health-poll-claims", "health-poll-results");
    }
}
