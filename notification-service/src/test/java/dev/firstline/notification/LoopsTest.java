package dev.firstline.notification;

import dev.firstline.devstack.health.LoopsContract;
import dev.firstline.notification.fixture.Stack;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@Stack
class LoopsTest extends LoopsContract {

    LoopsTest() {
        super("delivery-claims", "delivery-results");
    }
}
