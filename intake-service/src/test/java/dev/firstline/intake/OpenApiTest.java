package dev.firstline.intake;

import dev.firstline.devstack.openapi.DescriptionContract;

@Stack
class OpenApiTest extends DescriptionContract {

    OpenApiTest() {
        super("intake-service");
    }
}
