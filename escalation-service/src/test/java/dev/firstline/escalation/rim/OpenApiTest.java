package dev.firstline.escalation.rim;

import dev.firstline.devstack.openapi.DescriptionContract;

@EscalationRimTest
class OpenApiTest extends DescriptionContract {

    OpenApiTest() {
        super("escalation-service");
    }
}
