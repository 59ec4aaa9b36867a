package dev.firstline.escalation.rim;

import dev.firstline.devstack.health.LoopsContract;

@EscalationRimTest
class LoopsTest extends LoopsContract {

    LoopsTest() {
        super("recheck", "entitlements", "awaited", "chases");
    }
}
