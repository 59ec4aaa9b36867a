package dev.firstline.diagnosis.rim;

import dev.firstline.devstack.openapi.DescriptionContract;

@DiagnosisRimTest
class OpenApiTest extends DescriptionContract {

    OpenApiTest() {
        super("diagnosis-service");
    }
}
