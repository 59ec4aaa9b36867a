package dev.firstline.console;

import dev.firstline.devstack.health.LoopsContract;

@Stack
class LoopsTest extends LoopsContract {

    LoopsTest() {
        super("live-feed");
    }
}
