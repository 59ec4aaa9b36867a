package dev.firstline.console;

import dev.firstline.devstack.openapi.DescriptionContract;

@Stack
class OpenApiTest extends DescriptionContract {

    OpenApiTest() {
        super("console-service");
    }
}
