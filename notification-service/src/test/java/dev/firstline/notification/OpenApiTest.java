package dev.firstline.notification;

import dev.firstline.devstack.openapi.DescriptionContract;
import dev.firstline.notification.fixture.Stack;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@Stack
class OpenApiTest extends DescriptionContract {

    OpenApiTest() {
        super("notification-service");
    }
}
