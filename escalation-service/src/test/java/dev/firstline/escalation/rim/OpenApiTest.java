package dev.firstline.escalation.rim;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@EscalationRimTest
class OpenApiTest {

    @Test
    void everyOperationShowsAnExampleOfItsAnswer() {
        Map<String, Map<String, Object>> paths =
                given().get("/q/openapi?format=json").jsonPath().getMap("paths");

        assertThat(operations(paths)).hasSizeGreaterThanOrEqualTo(14).allSatisfy(operation -> {
            assertThat(operation.get("summary")).isNotNull();
            var responses = String.valueOf(operation.get("responses"));
            assertThat(responses.contains("examples=") || responses.contains("204="))
                    .as("%s: %s", operation.get("operationId"), responses)
                    .isTrue();
            if (operation.containsKey("requestBody")) {
                assertThat(String.valueOf(operation.get("requestBody"))).contains("examples=");
            }
        });
    }

    private static List<Map<?, ?>> operations(Map<String, Map<String, Object>> paths) {
        var found = new ArrayList<Map<?, ?>>();
        paths.forEach((path, methods) -> methods.values().forEach(operation -> {
            if (path.startsWith("/v1/") && !path.startsWith("/v1/ops/") && operation instanceof Map<?, ?> described) {
                found.add(described);
            }
        }));
        return found;
    }
}
