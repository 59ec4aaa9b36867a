package dev.firstline.intake;

import dev.firstline.devstack.health.LoopsContract;

@Stack
class LoopsTest extends LoopsContract {

    LoopsTest() {
        super("openings-0", "openings-1", "awaited", "search-index", "imports");
    }
}
