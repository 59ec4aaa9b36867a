package dev.firstline.sla;

import dev.firstline.devstack.health.LoopsContract;
import dev.firstline.sla.fixture.Stack;

@Stack
class LoopsTest extends LoopsContract {

    LoopsTest() {
        super("sla-timer", "sla-timer-reserve", "watermarks");
    }
}
