package dev.firstline.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.notification.fixture.Stack;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Stack
class OpenApiTest {

    @Test
    void everyOperationHasAnExample() {
        var openApi = given().accept("application/json").get("/q/openapi").jsonPath();
        Map<String, Map<String, Map<String, Object>>> paths = openApi.getMap("paths");
        var without = new ArrayList<String>();
        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            if (!path.startsWith("/v1/ops") && !operation.toString().contains("examples=")) {
                without.add(method + " " + path);
            }
        }));
        assertThat(paths).containsKeys("/v1/subscriptions", "/v1/deliveries/{id}/resend", "/v1/event-types");
        assertThat(without).isEmpty();
    }
}
