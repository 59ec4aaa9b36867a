package dev.firstline.sla;

import dev.firstline.devstack.openapi.DescriptionContract;
import dev.firstline.sla.fixture.Stack;

@Stack
class OpenApiTest extends DescriptionContract {

    OpenApiTest() {
        super("sla-service");
    }
}
